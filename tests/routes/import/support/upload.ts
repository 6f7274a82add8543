import type { Browser } from '#tests/support/browser.ts'

/** Sends a form with a file as a browser does. */
export function upload(
  by: Browser,
  path: string,
  { file, ...fields }: { file?: string | Uint8Array; [name: string]: string | Uint8Array | undefined },
): Promise<Response> {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.append(name, String(value))
  if (file !== undefined)
    form.append('file', new Blob([typeof file === 'string' ? file : Buffer.from(file)]), 'file.csv')
  const headers = { Origin: by.origin, 'Sec-Fetch-Site': 'same-origin' }
  return by.send(path, { method: 'POST', headers, body: form })
}

/** The hidden fields that a page sends along with the button of this name. */
export function hiddenFields(html: string, intent: string): Record<string, string> {
  const form = [...html.matchAll(/<form[^>]*>([\s\S]*?)<\/form>/g)].map(([, inner = '']) => inner)
  const own = form.find((inner) => inner.includes(`value="${intent}"`)) ?? ''
  const inputs = [...own.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)]
  return Object.fromEntries(inputs.map(([, name = '', value = '']) => [name, decoded(value)]))
}

const decoded = (value: string) =>
  value
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&#x27;', "'")
    .replaceAll('&amp;', '&')
