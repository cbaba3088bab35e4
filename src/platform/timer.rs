//! Doing something a little later.

/// A call that is still to come; dropping it calls it off.
#[derive(Default)]
pub struct Later {
    #[cfg(target_arch = "wasm32")]
    timeout: Option<gloo_timers::callback::Timeout>,
}

impl Later {
    /// Calls `what` after `milliseconds`, and calls off what was still to come.
    ///
    /// In the browser: by a timer. On the host: never, for a page is rendered at once.
    pub fn call(&mut self, milliseconds: u32, what: impl FnOnce() + 'static) {
        #[cfg(target_arch = "wasm32")]
        {
            self.timeout = Some(gloo_timers::callback::Timeout::new(milliseconds, what));
        }
        #[cfg(not(target_arch = "wasm32"))]
        {
            let _ = (milliseconds, what);
        }
    }
}

/// Calls `step` again and again until it gives `false`, and before each call lets the page do what it has to do.
///
/// In the browser: from now on. On the host: never, for a page is rendered at once.
pub fn step_by_step(step: impl Fn() -> bool + 'static) {
    #[cfg(target_arch = "wasm32")]
    wasm_bindgen_futures::spawn_local(async move {
        pause().await;
        while step() {
            pause().await;
        }
    });
    #[cfg(not(target_arch = "wasm32"))]
    let _ = step;
}

#[cfg(target_arch = "wasm32")]
#[wasm_bindgen::prelude::wasm_bindgen]
extern "C" {
    #[wasm_bindgen(catch, js_namespace = scheduler, js_name = "yield")]
    async fn give_way() -> Result<(), wasm_bindgen::JsValue>;
}

/// Lets the page do what it has to do between two steps of ours.
#[cfg(target_arch = "wasm32")]
pub async fn pause() {
    // Not every browser can be asked.
    if give_way().await.is_err() {
        gloo_timers::future::TimeoutFuture::new(0).await;
    }
}
