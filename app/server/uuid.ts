const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** Whether a text can be the id of something stored: ids are lower case, so that each has one spelling. */
export function isUuid(text: string): boolean {
  return UUID.test(text)
}

/** The text if it can be an id, else `null`. */
export function idOf(text: string): string | null {
  return isUuid(text) ? text : null
}
