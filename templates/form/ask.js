/** Asks the clerk (clerk.js) from a page: one question at a time, never one that a newer has overtaken, never for ever. */

/** Milliseconds that a question may take; what takes longer was made to. */
const PATIENCE = 5000;
/** Milliseconds that the start may take, several megabytes on a slow line included. */
const START = 180000;
/** Times that a clerk is begun anew before the form goes on without. */
const RESTARTS = 4;

/** `code`: "cannot" (there will be no answers at all), "timeout" or "refused" (this question has none). */
export class ClerkError extends Error {
  constructor(code, message = code) {
    super(message);
    this.code = code;
  }
}

/**
 * @param {{folder: string, language: string, day: string}} where `folder` ends in a slash; `day` is ISO 8601
 * @returns {{ready: Promise<void>, state: "starting"|"ready"|"failed", call: (name: string, asked: Object) => Promise<any>,
 *   dismiss: () => void}}
 */
export function hire({ folder, language, day }) {
  let worker, timer, settle, failure;
  let [state, number, begun] = ["starting", 0, 0];
  /** The question in work, and those that wait. */
  let [current, waiting] = [null, []];
  const ready = new Promise((resolve, reject) => (settle = { resolve, reject }));
  // Whoever only calls is told by the call.
  ready.catch(Boolean);

  function fail(message) {
    state = "failed";
    stop();
    failure = new ClerkError("cannot", message);
    settle.reject(failure);
    for (const one of [current, ...waiting].filter(Boolean)) one.reject(failure);
    [current, waiting] = [null, []];
  }

  function stop() {
    clearTimeout(timer);
    if (worker) worker.terminate();
    worker = null;
  }

  function begin() {
    if (begun++ > RESTARTS) return fail("it was stuck too often");
    state = "starting";
    try {
      worker = new Worker(`${folder}clerk.js`, { type: "module" });
    } catch (error) {
      return fail(String(error));
    }
    worker.addEventListener("message", ({ data }) => heard(data));
    worker.addEventListener("error", (event) => fail(event.message || "it does not start"));
    timer = setTimeout(() => fail("it took too long to start"), START);
    return worker.postMessage({ language, day });
  }

  function heard(data) {
    if (data.failed) return fail(data.failed);
    clearTimeout(timer);
    if (data.ready) {
      state = "ready";
      settle.resolve();
    } else if (current && data.number === current.number) {
      const { resolve, reject } = current;
      current = null;
      if ("error" in data) reject(new ClerkError("refused", data.error));
      else resolve(JSON.parse(data.answer));
    }
    return next();
  }

  function next() {
    if (state !== "ready" || current || !waiting.length) return;
    current = waiting.shift();
    timer = setTimeout(late, PATIENCE);
    worker.postMessage({ number: current.number, name: current.name, asked: current.asked });
  }

  /** Python cannot be interrupted: the worker goes, another comes. */
  function late() {
    const { reject } = current;
    current = null;
    stop();
    begin();
    reject(new ClerkError("timeout"));
  }

  function call(name, asked) {
    if (failure) return Promise.reject(failure);
    // What is judged is the form as it is now: of one that was, nobody asks any more.
    const overtaken = name === "judge" ? waiting.filter((one) => one.name === name) : [];
    waiting = waiting.filter((one) => !overtaken.includes(one));
    for (const one of overtaken) one.resolve(null);
    return new Promise((resolve, reject) => {
      waiting.push({ number: ++number, name, asked: JSON.stringify(asked), resolve, reject });
      next();
    });
  }

  begin();
  return {
    ready,
    get state() {
      return state;
    },
    call,
    dismiss: () => fail("it was dismissed"),
  };
}
