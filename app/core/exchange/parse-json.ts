/** What a text from elsewhere says as JSON; `null` also where it is none: its schema then refuses it. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
