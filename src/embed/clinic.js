// The clinic of the host, from the file that the attribute `clinic` names.

/** Name, phone, booking and prices of the host's clinic; `null`, and a warning, when the file cannot be used. */
export async function clinicOf(o) {
  const bad = (what) => {
    const message = `The file of clinic="${o.clinic.slice(0, 80)}" ${what}; our own clinic is shown.`;
    const fix = "Write it as clinic.schema.json says, and let it be read from other origins.";
    console.warn(`<treatment-explorer> ${message} ${fix}`);
    o.fact("error", { code: "content", message, fix });
    return null;
  };
  let said;
  try {
    const answer = await fetch(o.clinic, { credentials: "omit" });
    if (!answer.ok) return bad(`answers ${answer.status}`);
    said = await answer.json();
  } catch {
    return bad("cannot be read");
  }
  if (!said || typeof said !== "object") return bad("is no object");
  const text = (name, test) => (typeof said[name] === "string" && said[name].length < 300 && test(said[name]) ? said[name] : "");
  const clinic = {
    name: text("name", (v) => v.trim() !== ""),
    phone: text("phone", (v) => /^[+\d][\d\s().-]{3,30}$/.test(v)),
    booking: text("booking_url", (v) => /^https?:\/\/[^\s]+$/.test(v)),
    prices: [],
  };
  const whole = (n) => Number.isInteger(n) && n >= 0 && n < 65536;
  if (Array.isArray(said.price)) {
    for (const p of said.price) {
      if (p && typeof p.treatment === "string" && whole(p.low) && whole(p.high) && p.low <= p.high) clinic.prices.push(p);
      else bad("has a price that is not { treatment, low, high } in whole US dollars");
    }
  }
  return clinic;
}
