/** Often enough that little of a wait is lost, seldom enough to cost nothing. */
const STEP_MS = 100

/**
 * Calls once nothing was heard for so long. Time in which this process was busy with itself does not count, and what had
 * arrived by then is read first: whoever does not listen cannot call another one silent.
 *
 * @param ms of listening
 * @returns stops waiting
 */
export function afterSilence(ms: number, call: () => void): () => void {
  let left = ms
  let immediate: NodeJS.Immediate | undefined
  let timer = setTimeout(listen, Math.min(left, STEP_MS))
  function listen() {
    left -= STEP_MS
    // Timers come before what sockets brought, immediates after it.
    if (left <= 0) immediate = setImmediate(call)
    else timer = setTimeout(listen, Math.min(left, STEP_MS))
  }
  return () => {
    clearTimeout(timer)
    clearImmediate(immediate)
  }
}
