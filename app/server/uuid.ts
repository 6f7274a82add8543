const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** Whether a text can be the id of something stored. */
export function isUuid(text: string): boolean {
  return UUID.test(text)
}

/** The text if it can be an id, else `null`. */
export function idOf(text: string): string | null {
  return isUuid(text) ? text : null
}
