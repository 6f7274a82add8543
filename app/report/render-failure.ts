/** Too many reports wait already; a moment later there is room again. */
export class RenderBusy extends Error {
  /** Seconds after which it is worth trying again. */
  readonly retryAfter = 5

  constructor() {
    super('Too many reports are being made at this moment.')
    this.name = 'RenderBusy'
  }
}

/**
 * crash: the process died · timeout: it took too long · memory: it took too much · error: the report could not be
 * drawn · closed: the pool was closed before.
 */
export type FailureReason = 'crash' | 'timeout' | 'memory' | 'error' | 'closed'

/** A report could not be made. Says nothing of what stands in it. */
export class RenderFailed extends Error {
  readonly reason: FailureReason

  constructor(reason: FailureReason) {
    super(`The report could not be made: ${reason}.`)
    this.name = 'RenderFailed'
    this.reason = reason
  }
}
