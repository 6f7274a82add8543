/**
 * What the canary can find. `kept`: what was confirmed a minute ago is gone or changed; `write`: a save was not confirmed;
 * `read`: it was, and is not there; `apart`: another workspace sees it; `remove`: it cannot be deleted.
 */
export const CANARY_STEPS = ['kept', 'write', 'read', 'apart', 'remove'] as const
export type CanaryStep = (typeof CANARY_STEPS)[number]
