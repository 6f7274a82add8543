/** What is told apart from one answer to the next by design: request id, nonce, and the ids that were asked for. */
export async function comparable(response: Response, ...ids: string[]): Promise<string> {
  const nonce = /'nonce-([^']+)'/.exec(response.headers.get('Content-Security-Policy') ?? '')?.[1]
  const requestId = response.headers.get('X-Request-Id')
  const body = await response.text()
  const whole = [response.status, ...[...response.headers].map((pair) => pair.join(': ')), '', body].join('\n')
  return [requestId, nonce, ...ids].reduce<string>((text, part) => (part ? text.replaceAll(part, '…') : text), whole)
}
