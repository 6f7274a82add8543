import type { createApp } from '#app/server/app.server.ts'

type App = Pick<ReturnType<typeof createApp>, 'fetch'>
export type Fields = Record<string, string | string[]> | [string, string][]
type Sent = { method?: string; headers?: Record<string, string>; body?: BodyInit | null }

export const FORM_TYPE = 'application/x-www-form-urlencoded'

/** What a browser sends: its cookies, where a form comes from, and the address it sits at. It follows nothing by itself. */
export class Browser {
  cookies = new Map<string, string>()
  address: string
  origin: string
  #app: App

  constructor(app: App, { address, origin = 'http://localhost' }: { address: string; origin?: string }) {
    this.#app = app
    this.address = address
    this.origin = origin
  }

  get(path: string, headers: Record<string, string> = {}): Promise<Response> {
    return this.send(path, { headers })
  }

  /** Sends a form of our own page. */
  post(path: string, fields: Fields = {}, headers: Record<string, string> = {}): Promise<Response> {
    const own = { Origin: this.origin, 'Sec-Fetch-Site': 'same-origin', 'Content-Type': FORM_TYPE }
    return this.send(path, { method: 'POST', headers: { ...own, ...headers }, body: encode(fields) })
  }

  /** Sends a form with a file of our own page. */
  async postFile(path: string, fields: Record<string, string | Blob>): Promise<Response> {
    const form = new FormData()
    for (const [name, value] of Object.entries(fields)) form.append(name, value)
    const packed = new Response(form)
    const type = packed.headers.get('Content-Type') ?? ''
    const own = { Origin: this.origin, 'Sec-Fetch-Site': 'same-origin', 'Content-Type': type }
    return this.send(path, { method: 'POST', headers: own, body: await packed.arrayBuffer() })
  }

  /** Sends anything, with this browser's cookies unless others are given. */
  async send(path: string, { method = 'GET', headers = {}, body = null }: Sent): Promise<Response> {
    const cookie = [...this.cookies].map((pair) => pair.join('=')).join('; ')
    const init: RequestInit & { duplex: 'half' } = {
      method,
      headers: { ...(cookie && { Cookie: cookie }), ...headers },
      body,
      redirect: 'manual',
      duplex: 'half',
    }
    const request = new Request(new URL(path, this.origin), init)
    const env = { incoming: { socket: { remoteAddress: this.address } } }
    const response = await this.#app.fetch(request, env as Parameters<App['fetch']>[1])
    for (const set of response.headers.getSetCookie()) this.#keep(set)
    return response
  }

  /** Follows a redirect of ours, once. */
  follow(response: Response): Promise<Response> {
    return this.get(response.headers.get('Location') ?? '')
  }

  /** Starts a check. @returns its id */
  async start(fields: Fields = {}): Promise<string> {
    const response = await this.post('/start', {
      company: 'Example GmbH',
      disciplines: 'marketing',
      form: 'full',
      ...fields,
    })
    const id = /^\/assessments\/([0-9a-f-]{36})\//.exec(response.headers.get('Location') ?? '')?.[1]
    if (!id) throw new Error(`It did not start: ${response.status} ${await response.text()}`)
    return id
  }

  #keep(set: string) {
    const [pair = '', ...attributes] = set.split('; ')
    const [name = '', value = ''] = pair.split('=')
    if (attributes.includes('Max-Age=0')) this.cookies.delete(name)
    else this.cookies.set(name, value)
  }
}

export function encode(fields: Fields): string {
  const pairs = Array.isArray(fields)
    ? fields
    : Object.entries(fields).flatMap(([name, given]) => [given].flat().map((value): [string, string] => [name, value]))
  return new URLSearchParams(pairs).toString()
}
