import { parseArgs } from 'node:util'
import * as z from 'zod'
import type { Database } from '#db/client.server.ts'
import {
  closePublicEnquiry,
  findPublicEnquiry,
  listPublicEnquiries,
  PUBLIC_ENQUIRY_DAYS,
  type PublicEnquiry,
} from '#db/queries/public-enquiries.server.ts'
import { refuse, showUsage } from './exit.ts'
import { onDatabase } from './installation.ts'

const USAGE = `Usage: npm run -s preflight -- questions list [--all]
       npm run -s preflight -- questions show <id>
       npm run -s preflight -- questions answered <id>

What people ask on the public pages, at /ask. list prints those that are open, the oldest first; --all the
answered ones too. Each also came by mail: reply to that, or to the address that show prints. answered says
that you did; the question is then deleted ${PUBLIC_ENQUIRY_DAYS} days later.
`

type Wanted = { verb: 'list'; all: boolean } | { verb: 'show' | 'answered'; id: string }

/**
 * `questions list|show|answered`: what people asked whoever runs this installation.
 *
 * @returns the exit code: 0 done, 1 no such question or no database, 2 wrong usage
 */
export async function questionsCommand(args: string[]): Promise<number> {
  const wanted = readArgs(args)
  if (wanted === 'help' || wanted === null) return showUsage(wanted, USAGE)
  let found = true
  const status = await onDatabase(async (database) => {
    found = wanted.verb === 'list' ? await list(database, wanted.all) : await one(database, wanted)
  })
  if (found) return status
  return refuse({
    field: 'id',
    message: 'There is no such question. "questions list --all" prints those that there are.',
  })
}

function readArgs(args: string[]): Wanted | 'help' | null {
  try {
    const options = { all: { type: 'boolean' }, help: { type: 'boolean' } } as const
    const { values, positionals } = parseArgs({ args, allowPositionals: true, options })
    if (values.help) return 'help'
    const [verb, id, ...more] = positionals
    if (verb === 'list' && id === undefined) return { verb, all: values.all ?? false }
    const isOne = (verb === 'show' || verb === 'answered') && id !== undefined && more.length === 0 && !values.all
    return isOne ? { verb, id } : null
  } catch {
    return null
  }
}

async function list(database: Database, all: boolean): Promise<true> {
  const enquiries = await database.withSys((tx) => listPublicEnquiries(tx, { all }))
  for (const enquiry of enquiries) console.log(lineOf(enquiry))
  if (enquiries.length === 0) console.log(all ? 'There are no questions.' : 'No question is open.')
  return true
}

/** @returns `false`: there is none of this id */
async function one(database: Database, { verb, id }: Extract<Wanted, { id: string }>): Promise<boolean> {
  if (!z.guid().safeParse(id).success) return false
  const read = verb === 'show' ? findPublicEnquiry : closePublicEnquiry
  const enquiry = await database.withSys((tx) => read(tx, id))
  if (enquiry === null) return false
  if (verb === 'show') console.log(`${headOf(enquiry)}\n\n${enquiry.body}`)
  else console.log(`Answered. It is deleted on ${dayOf(enquiry.keepUntil)}.`)
  return true
}

const dayOf = (moment: Date) => moment.toISOString().slice(0, 10)
const START = 60

function lineOf({ id, askedAt, answeredAt, email, about, body }: PublicEnquiry): string {
  const start = body.replaceAll(/\s+/g, ' ').slice(0, START)
  return [id, dayOf(askedAt), answeredAt ? `answered ${dayOf(answeredAt)}` : 'open', email, about || '-', start].join(
    '  ',
  )
}

function headOf({ id, askedAt, answeredAt, keepUntil, email, name, about }: PublicEnquiry): string {
  return [
    `Question: ${id}`,
    `Asked: ${askedAt.toISOString()}`,
    `Answered: ${answeredAt?.toISOString() ?? 'not yet'}`,
    `Deleted: ${dayOf(keepUntil)}`,
    `About: ${about || 'no page in particular'}`,
    `From: ${name === '' ? email : `${name} <${email}>`}`,
  ].join('\n')
}
