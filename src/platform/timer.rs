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
