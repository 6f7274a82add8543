/**
 * Sends a form of our own page, signed in as whoever holds the token.
 *
 * @returns `false` if it was refused for too much load
 * @throws Error unless the answer is that, a redirect or a success
 */
export async function postForm(
  origin: string,
  token: string,
  path: string,
  fields: Record<string, string>,
): Promise<boolean> {
  const response = await fetch(origin + path, {
    method: 'POST',
    headers: {
      Origin: origin,
      'Sec-Fetch-Site': 'same-origin',
      'Content-Type': 'application/x-www-form-urlencoded',
      ...(token && { Cookie: `__Host-sid=${token}` }),
    },
    body: new URLSearchParams(fields).toString(),
    redirect: 'manual',
  })
  const text = await response.text()
  if (response.status === 503) return false
  if (response.status !== 200 && response.status !== 302)
    throw new Error(`${path} answered ${response.status}: ${text.slice(0, 300)}`)
  return true
}
