// Nothing of the host's may move by itself: while something below us is in view, we grow inside a window of the height
// that was ours, until the visitor asks for more or what would move is out of view.
import { lent } from "./lent.js";
import { unhide } from "./reveal.js";

/** Puts `root` into `hold`, keeps everything around where it was, and gives what to call once `root` is shown whole. */
export function arrive(host, hold, root) {
  hold.className = "hold";
  const box = hold.getBoundingClientRect();
  const inView = box.bottom > 0 && box.bottom < innerHeight - 1 && host.getClientRects().length > 0;
  unhide(root);
  if (!inView || hold.closest("dialog")) {
    hold.replaceChildren(root);
    return () => {};
  }
  hold.style.setProperty("block-size", `${Math.max(box.height, 1)}px`);
  hold.classList.add("peek");
  const more = document.createElementNS("http://www.w3.org/1999/xhtml", "button");
  more.type = "button";
  more.className = "more";
  more.setAttribute("part", "button");
  more.textContent = lent.more;
  const grow = () => {
    watch.disconnect();
    removeEventListener("scroll", look);
    hold.classList.remove("peek");
    hold.style.removeProperty("block-size");
    more.remove();
  };
  const look = () => {
    if (hold.getBoundingClientRect().bottom >= innerHeight + 1) grow();
  };
  more.onclick = grow;
  hold.replaceChildren(root);
  const watch = new ResizeObserver(() => {
    if (root.scrollHeight <= hold.clientHeight + 1) grow();
  });
  return () => {
    hold.append(more);
    watch.observe(root);
    addEventListener("scroll", look, { passive: true });
  };
}
