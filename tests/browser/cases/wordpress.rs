//! The plugin in a real WordPress: shortcode, block, editor, settings, feed, and what is left when it goes.

use anyhow::{Context, ensure};
use harness::host::{SCRIPT, integrity};
use harness::wordpress::{WordPress, wordpress};
use harness::{Outcome, Page};
use serde_json::{Value, json};

/// Every attribute of a hook's element, as the browser has it.
const ATTRIBUTES: &str = "const e = document.querySelectorAll('treatment-explorer')[arguments[0]]; \
                          return e && Object.fromEntries([...e.attributes].map((a) => [a.name, a.value]))";

pub async fn a_shortcode_puts_the_element_on_a_page(page: &Page) -> Outcome {
    let site = wordpress().await?;
    site.set_address(&page.server.origin()).await?;
    let content = "[treatment_explorer treatment=\"micro-needling\" view=\"plan\" heading-level=\"3\" pass_params=\"gclid\" /]\n\n\
                   [treatment_explorer]More of it[/treatment_explorer]";
    let address = site.publish(content).await?;
    page.open_address(&address).await?;
    let expected =
        json!({ "treatment": "micro-needling", "view": "plan", "heading-level": "3", "pass-params": "gclid" });
    ensure!(page.js(ATTRIBUTES, vec![json!(0)]).await? == expected, "the first has other attributes");
    ensure!(page.js(ATTRIBUTES, vec![json!(1)]).await? == json!({}), "the second has attributes");
    let explorer = page.server.origin();
    let links = "return [...document.querySelectorAll('treatment-explorer > a')].map((a) => [a.href, a.textContent])";
    let expected = json!([
        [format!("{explorer}/treatments/micro-needling/"), "Read about Micro-needling"],
        [format!("{explorer}/treatments/"), "More of it"],
    ]);
    let links = page.js(links, vec![]).await?;
    ensure!(links == expected, "the links are {links}");
    loaded_once(page).await?;
    nothing_is_wrong(&site)
}

pub async fn a_block_is_made_on_the_server(page: &Page) -> Outcome {
    let site = wordpress().await?;
    site.set_address(&page.server.origin()).await?;
    let content = "<!-- wp:treatment-explorer/explorer {\"treatment\":\"micro-needling\",\"headingLevel\":\"4\",\"theme\":\"dark\"} /-->";
    let address = site.publish(content).await?;
    page.open_address(&address).await?;
    let expected = json!({ "treatment": "micro-needling", "heading-level": "4", "theme": "dark" });
    let attributes = page.js(ATTRIBUTES, vec![json!(0)]).await?;
    ensure!(attributes == expected, "its attributes are {attributes}");
    loaded_once(page).await?;
    // What the editor asks for: the same, by the server's own interface.
    site.sign_in(page).await?;
    page.open_address(&format!("{}/wp-admin/post-new.php", site.origin())).await?;
    let ask = "return wp.apiFetch({ path: '/wp/v2/block-renderer/treatment-explorer/explorer?context=edit&attributes[view]=safety' }) \
               .then((answer) => answer.rendered)";
    let rendered = page.wait("the server renders", ask, vec![]).await?;
    let rendered = rendered.as_str().unwrap_or_default();
    ensure!(rendered.contains("<treatment-explorer view=\"safety\"><a href="), "the server makes: {rendered}");
    nothing_is_wrong(&site)
}

pub async fn hostile_attributes_stay_text(page: &Page) -> Outcome {
    let site = wordpress().await?;
    site.set_address(&page.server.origin()).await?;
    let hostile = "\" onmouseover=\"window.hurt=1\" x=\"<script>window.hurt=1</script>";
    let block = json!({ "treatment": hostile, "view": "'><img src=x onerror=window.hurt=1>", "booking": "javascript:window.hurt=1",
                        "clinic": "data:text/html,<script>1</script>", "unknown": hostile, "areas": ["a"], "lang": "en\u{0}\u{202e}" });
    let content = format!(
        "[treatment_explorer treatment='{}' booking=\"javascript:window.hurt=1\" onmouseover=\"window.hurt=1\"]<script>window.hurt=1</script><b>Words</b>[/treatment_explorer]\n\n\
         <!-- wp:treatment-explorer/explorer {} /-->",
        hostile.replace(['<', '>'], ""),
        // As the editor writes it: what would end the comment is escaped.
        block.to_string().replace("--", "\\u002d\\u002d").replace('<', "\\u003c").replace('>', "\\u003e"),
    );
    let address = site.publish(&content).await?;
    page.open_address(&address).await?;
    let first = page.js(ATTRIBUTES, vec![json!(0)]).await?;
    ensure!(first == json!({ "treatment": hostile.replace(['<', '>'], "") }), "the shortcode gives {first}");
    let second = page.js(ATTRIBUTES, vec![json!(1)]).await?;
    let names: Vec<_> = second.as_object().context("there is no block")?.keys().map(String::as_str).collect();
    ensure!(names.iter().all(|name| ["treatment", "view", "lang"].contains(name)), "the block gives {second}");
    ensure!(second["treatment"] == hostile, "the block gives {second}");
    let inside =
        page.js("return [...document.querySelectorAll('treatment-explorer *')].map((e) => e.localName).join()", vec![]);
    ensure!(inside.await? == "a,a", "there is more inside than the links");
    let move_over = "for (const e of document.querySelectorAll('treatment-explorer')) e.dispatchEvent(new MouseEvent('mouseover', { bubbles: true })); \
                     return window.hurt === undefined";
    ensure!(page.js(move_over, vec![]).await? == Value::Bool(true), "a script of the attributes ran");
    page.expect_console("treatment-explorer");
    nothing_is_wrong(&site)
}

pub async fn the_editor_inserts_the_block_and_shows_the_link(page: &Page) -> Outcome {
    let site = wordpress().await?;
    site.set_address(&page.server.origin()).await?;
    site.sign_in(page).await?;
    page.open_address(&format!("{}/wp-admin/post-new.php", site.origin())).await?;
    let insert = "if (!window.wp?.blocks?.getBlockType('treatment-explorer/explorer') || !document.querySelector('.block-editor')) return false; \
                  const block = wp.blocks.createBlock('treatment-explorer/explorer', { treatment: 'micro-needling' }); \
                  wp.data.dispatch('core/block-editor').insertBlock(block); return block.clientId";
    page.wait("the block can be inserted", insert, vec![]).await?;
    let preview =
        "return document.querySelector('.wp-block-treatment-explorer-explorer treatment-explorer a')?.textContent";
    let words = page.wait("the editor shows the link", preview, vec![]).await?;
    ensure!(words == "Read about Micro-needling", "the editor shows {words}");
    let fields = "wp.data.dispatch('core/edit-post').openGeneralSidebar('edit-post/block'); \
                  const labels = [...document.querySelectorAll('.block-editor-block-inspector label')].map((l) => l.textContent); \
                  return labels.length >= 5 && labels.join('|')";
    let fields = page.wait("the editor shows the settings", fields, vec![]).await?;
    let fields = fields.as_str().unwrap_or_default();
    for label in ["Treatment", "View", "Booking address"] {
        ensure!(fields.contains(label), "there is no field “{label}” among {fields}");
    }
    let saved = "return wp.data.select('core/editor').getEditedPostContent()";
    let saved = page.js(saved, vec![]).await?;
    ensure!(
        saved == "<!-- wp:treatment-explorer/explorer {\"treatment\":\"micro-needling\"} /-->",
        "what is kept: {saved}"
    );
    nothing_is_wrong(&site)
}

pub async fn the_settings_keep_an_address_and_refuse_what_is_none(page: &Page) -> Outcome {
    let site = wordpress().await?;
    site.sign_in(page).await?;
    let settings = format!("{}/wp-admin/options-general.php?page=treatment-explorer", site.origin());
    let save = "const field = document.querySelector('#treatment_explorer_address'); field.form.noValidate = true; \
                field.value = arguments[0]; document.querySelector('#submit').click(); return true";
    for (typed, kept, is_good) in [
        ("https://elsewhere.example/explorer", "https://elsewhere.example/explorer/", true),
        ("javascript:alert(1)", "https://elsewhere.example/explorer/", false),
        ("\"><script>window.hurt=1</script>", "https://elsewhere.example/explorer/", false),
    ] {
        page.open_address(&settings).await?;
        page.js(save, vec![json!(typed)]).await?;
        let notice = if is_good { ".notice-success" } else { ".notice-error" };
        let notice = format!("return !!document.querySelector('{notice}')");
        page.wait(&format!("there is a notice about {typed}"), &notice, vec![]).await?;
        let now = page.js("return document.querySelector('#treatment_explorer_address').value", vec![]).await?;
        ensure!(now == kept, "after {typed} the address is {now}");
        let option = site.php("return get_option('treatment_explorer_address');", &Value::Null).await?;
        ensure!(option == kept, "after {typed} the option is {option}");
    }
    nothing_is_wrong(&site)
}

pub async fn a_feed_has_the_link_alone(page: &Page) -> Outcome {
    let site = wordpress().await?;
    site.set_address(&page.server.origin()).await?;
    site.publish("[treatment_explorer treatment=\"micro-needling\"]").await?;
    page.open_address(&format!("{}/readme.html", site.origin())).await?;
    let ask = "return fetch('/?feed=rss2').then((answer) => answer.text())";
    let feed = page.js(ask, vec![]).await?;
    let feed = feed.as_str().unwrap_or_default();
    ensure!(feed.contains(">Read about Micro-needling</a>"), "the feed has no link: {feed}");
    ensure!(!feed.contains("<treatment-explorer"), "the feed has the element: {feed}");
    nothing_is_wrong(&site)
}

pub async fn deleting_the_plugin_leaves_nothing(page: &Page) -> Outcome {
    let site = wordpress().await?;
    site.set_address(&page.server.origin()).await?;
    let delete = "$plugin = 'treatment-explorer/treatment-explorer.php'; deactivate_plugins($plugin); \
                  $all = \"SELECT COUNT(*) FROM {$GLOBALS['wpdb']->options} WHERE option_name LIKE '%treatment%explorer%'\"; \
                  $before = (int) $GLOBALS['wpdb']->get_var($all); uninstall_plugin($plugin); \
                  $after = (int) $GLOBALS['wpdb']->get_var($all); \
                  $error = activate_plugin($plugin); return array($before, $after, is_wp_error($error));";
    let left = site.php(delete, &Value::Null).await?;
    ensure!(left == json!([1, 0, false]), "options before and after, and whether it cannot come back: {left}");
    nothing_is_wrong(&site)
}

/// The script is there once and pinned, the element is awake, and the style that keeps its place is in the head.
async fn loaded_once(page: &Page) -> Outcome {
    let scripts = "return [...document.scripts].filter((s) => s.src.includes('/embed.js')) \
                   .map((s) => [s.src, s.integrity, s.crossOrigin, s.async])";
    let scripts = page.js(scripts, vec![]).await?;
    let expected = json!([[format!("{}/{SCRIPT}", page.server.origin()), integrity(), "anonymous", true]]);
    ensure!(scripts == expected, "the scripts are {scripts}, not {expected}");
    page.wait("the element is defined", "return !!customElements.get('treatment-explorer')", vec![]).await?;
    let ready = "return document.querySelector('treatment-explorer').ready.then(() => true, () => false)";
    page.wait("the element is awake", ready, vec![]).await?;
    let style = "return [...document.head.querySelectorAll('style')].filter((s) => s.textContent.includes('treatment-explorer:not(:defined)')).length";
    ensure!(page.js(style, vec![]).await? == 1, "the style is not in the head");
    Ok(())
}

fn nothing_is_wrong(site: &WordPress) -> Outcome {
    let complaints = site.complaints();
    ensure!(complaints.is_empty(), "PHP complains:\n{}", complaints.join("\n"));
    Ok(())
}
