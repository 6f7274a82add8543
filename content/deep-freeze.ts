/** Freezes an object with everything in it. */
export function deepFreeze<T>(part: T): T {
  if (part === null || typeof part !== 'object' || Object.isFrozen(part)) return part
  for (const inner of Object.values(part)) deepFreeze(inner)
  return Object.freeze(part)
}
