import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { withDatabase } from '#db/connection-url.ts'
import { startEmbedded } from '#db/embedded.server.ts'
import { newId } from '#db/new-id.ts'
import { quietly } from '#tests/support/database-server.ts'
import { CLOCK_ENV, clockJump } from './clock.ts'
import { CuttingProxy, openInFrontOf } from './cutting-proxy.ts'
import { fullDisk, makeSmallDisk } from './full-disk.ts'
import { killedDrawing } from './killed-drawing.ts'
import { type Kill, killing } from './kills.ts'
import { lostAnswer, lostCommit } from './lost-answers.ts'
import { mailDown, mailRefused, mailSlow } from './mail.ts'
import { mulberry32 } from './moments.ts'
import { signIn } from './people.ts'
import { aFolder, Site } from './site.ts'
import { slowDatabase } from './slow-database.ts'
import { type Extent, type Fault, type FaultRow, underFault } from './under-fault.ts'

/** How often a fault comes, during how many saves and invitations. */
export type Amount = Pick<Extent, 'saves' | 'invitations'> & { times: number }
/** The same for a fault that lasts a while, in milliseconds. */
export type Lasting = Amount & { forMs: number }
/** Who works meanwhile, and the seed of every moment. */
export type Crowd = Pick<Extent, 'seed' | 'lanes' | 'savesEach'>

/** Somebody with an account invites, and people without one answer, while one fault comes. */
async function rowOf(site: Site, fault: Fault, { amount, crowd }: { amount: Amount; crowd: Crowd }): Promise<FaultRow> {
  const owner = amount.invitations > 0 ? await signIn(site, `${newId()}@example.com`) : undefined
  return underFault(site, fault, { ...crowd, ...amount, ...(owner && { owner }) })
}

/** Processes die on a site with a database of its own. */
export async function processesDie(amounts: { kills: Record<Kill, Amount>; drawing: Amount }, crowd: Crowd) {
  const site = await Site.open()
  try {
    const rows: FaultRow[] = []
    for (const [name, amount] of Object.entries(amounts.kills))
      rows.push(await rowOf(site, killing(site, name as Kill, amount.times), { amount, crowd }))
    const drawing = killedDrawing(site, { random: mulberry32(crowd.seed), times: amounts.drawing.times })
    rows.push(await rowOf(site, drawing, { amount: amounts.drawing, crowd }))
    return rows
  } finally {
    await site.close()
  }
}

type NetworkAmounts = {
  lostCommit: Amount
  lostAnswer: Amount
  slowDatabase: Lasting
  clock: Amount
  mailDown: Lasting
  mailSlow: Lasting
  mailRefused: Lasting
}

/** What stands between browsers, product, database and mail server fails, and the product's clock jumps. */
export async function networkFails(amounts: NetworkAmounts, crowd: Crowd): Promise<FaultRow[]> {
  const own = await aServerBehindProxy()
  const site = await Site.open({ adminUrl: own.adminUrl, env: { ...CLOCK_ENV, DATABASE_URL: own.url } })
  const way = new CuttingProxy({ port: Number(new URL(site.origin).port) })
  try {
    await way.open()
    site.origin = `http://localhost:${way.port}`
    const { database } = own
    const faults = {
      lostCommit: lostCommit(database, amounts.lostCommit.times),
      lostAnswer: lostAnswer(way, amounts.lostAnswer.times),
      slowDatabase: slowDatabase(database, amounts.slowDatabase),
      clock: clockJump(site, amounts.clock.times),
      mailDown: mailDown(site, amounts.mailDown),
      mailSlow: mailSlow(site, amounts.mailSlow),
      mailRefused: mailRefused(site, amounts.mailRefused),
    }
    const rows: FaultRow[] = []
    for (const [name, fault] of Object.entries(faults))
      rows.push(await rowOf(site, fault, { amount: amounts[name as keyof NetworkAmounts], crowd }))
    return rows
  } finally {
    await site.close()
    await way.close()
    await own.close()
  }
}

/** A database server as an operator would have one, reached over a proxy of ours. */
async function aServerBehindProxy() {
  const folder = aFolder()
  const server = await startEmbedded(join(folder, 'data'))
  const admin = quietly(server.url)
  await admin`create database behind`
  await admin.end()
  const adminUrl = withDatabase(server.url, 'behind')
  const { proxy: database, url } = await openInFrontOf(adminUrl)
  return {
    database,
    adminUrl,
    url,
    async close() {
      await database.close()
      await server.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** The disk of a site with a database of its own is full. @returns why it could not be tried, in words, where it could not */
export async function diskFills(amount: Lasting, crowd: Crowd): Promise<FaultRow[] | { missing: string }> {
  const disk = makeSmallDisk()
  if ('missing' in disk) return disk
  try {
    const site = await Site.open({ dataDir: join(disk.folder, 'data') })
    try {
      return [await rowOf(site, fullDisk(disk, amount), { amount, crowd })]
    } finally {
      await site.close()
    }
  } finally {
    disk.close()
  }
}
