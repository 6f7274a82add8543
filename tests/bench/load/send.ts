import { randomUUID } from 'node:crypto'
import { Agent, request } from 'node:http'
import type { Person } from './jobs.ts'

/** Connections that stay open, as those of browsers do; lighter than `fetch`, which would be measured too. */
const agent = new Agent({ keepAlive: true, maxSockets: 2_000 })

export type Answered = { status: number; hasWait: boolean }

const headersOf = ({ token, address }: Person) => ({ Cookie: `__Host-sid=${token}`, 'X-Forwarded-For': address })

/** One page or file, read to its end. */
export const look = (origin: string, person: Person, path: string): Promise<Answered> =>
  send(`${origin}/assessments/${person.assessmentId}/${path}`, { headers: headersOf(person) })

/** One answer, as the page sends it. @param version of the stored one, 0: none */
export function save(origin: string, person: Person, answer: { question: string; version: number }): Promise<Answered> {
  const { question, version } = answer
  const body = new URLSearchParams([
    [`${question}.answer`, `level:${(version + 2) % 5}`],
    [`${question}.version`, String(version)],
    [`${question}.opId`, randomUUID()],
  ]).toString()
  const headers = {
    ...headersOf(person),
    Origin: origin,
    'Sec-Fetch-Site': 'same-origin',
    'Content-Type': 'application/x-www-form-urlencoded',
    'Content-Length': Buffer.byteLength(body),
  }
  return send(`${origin}/assessments/${person.assessmentId}/answers/${question}`, { method: 'POST', headers }, body)
}

function send(url: string, options: { method?: string; headers: object }, body?: string): Promise<Answered> {
  return new Promise((resolve) => {
    const none = () => resolve({ status: 0, hasWait: false })
    const sent = request(url, { agent, method: options.method, headers: { ...options.headers } }, (answer) => {
      const hasWait = answer.headers['retry-after'] !== undefined
      answer.resume()
      answer.once('end', () => resolve({ status: answer.statusCode ?? 0, hasWait }))
      answer.once('error', none)
    })
    sent.once('error', none)
    sent.end(body)
  })
}
