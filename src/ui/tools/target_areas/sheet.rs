//! The sheet of a phone: one large group after a tap on the figure.

use super::AreaTool;
use super::list::GroupFields;
use crate::domain::message::Msg;
use crate::platform::dialog;
use leptos::html::Dialog;
use leptos::prelude::*;

/// A native dialog with the rows of the tapped group.
///
/// Without scripts: closed and empty.
#[component]
pub fn GroupSheet(
    /// What the parts of the tool share.
    tool: AreaTool,
) -> impl IntoView {
    let node = NodeRef::<Dialog>::new();
    let sheet = tool.sheet;
    Effect::new(move |_| {
        if sheet.get().is_some() {
            dialog::open(node);
        }
    });
    let rows = {
        let tool = tool.clone();
        move || {
            let id = sheet.get()?;
            let group = tool.facts.groups.iter().find(|g| g.id == id)?.clone();
            Some(view! {
                <h3 class="tx-sheet__title" id="area-sheet-title">{group.name.clone()}</h3>
                <GroupFields tool=tool.clone() group=group place="sheet" />
            })
        }
    };
    let done = tool.facts.messages.get(Msg::SheetDone).to_owned();
    view! {
        <dialog
            node_ref=node
            class="tx-sheet"
            data-testid="area-sheet"
            aria-labelledby="area-sheet-title"
            on:close=move |_| sheet.set(None)
        >
            {rows}
            <button type="button" class="tx-button" on:click=move |_| dialog::close(node)>
                {done}
            </button>
        </dialog>
    }
}
