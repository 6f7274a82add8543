import { beforeAll, describe, expect, test } from 'vitest'
import { takeMails } from '#db/queries/mails.server.ts'
import {
  addReportLink,
  hasRoomForLinks,
  listReportLinks,
  MOST_REPORT_LINKS,
  prepareReportLink,
  revokeReportLink,
} from '#db/queries/report-links.server.ts'
import {
  addReportMail,
  findMailText,
  holdReportMail,
  isReportMailDue,
  noteReportFault,
  noteReportSent,
  releaseReportMails,
  saveMailText,
} from '#db/queries/report-mails.server.ts'
import { aStartedAssessment, type StartedAssessment, testDatabase } from '#tests/support/database.ts'

const { database, admin } = await testDatabase()
let started: StartedAssessment
let foreign: StartedAssessment
beforeAll(async () => {
  started = await aStartedAssessment(database)
  foreign = await aStartedAssessment(database)
})

const end = { days: 7 }
const text = { subject: 'Your report', body: 'Here: {link}' }

async function aMail() {
  const { scope, assessmentId } = started
  const prepared = await database.withSys((tx) => prepareReportLink(tx, scope.workspaceId, end))
  return database.withWorkspace(scope, async (tx) => {
    const link = { assessmentId, label: 'Kim', mailedTo: 'kim@example.com', codeTo: null, mayDownload: true, end }
    await addReportLink(tx, prepared, link)
    await addReportMail(tx, { assessmentId, linkId: prepared.id, ...text, hasPdf: true })
    return prepared.id
  })
}

describe('a mail that is queued before its link is stored', () => {
  async function aHeldMail() {
    const { scope, assessmentId } = started
    const prepared = await database.withSys(async (tx) => {
      const link = await prepareReportLink(tx, scope.workspaceId, end)
      const facts = { workspaceId: scope.workspaceId, linkId: link.id }
      await holdReportMail(tx, { recipient: 'held@example.com', locale: 'en', facts })
      return link
    })
    return { prepared, scope, assessmentId }
  }
  const isDue = (id: string) => database.withWorkspace(started.scope, (tx) => isReportMailDue(tx, id))
  const takenLinks = async () => (await database.withSys(takeMails)).map(({ facts }) => facts.linkId)

  test('is taken by nobody until it is released, or a minute is over', async () => {
    const { prepared, scope } = await aHeldMail()
    const late = await aHeldMail()

    expect(await takenLinks()).toEqual([])
    await database.withSys((tx) => releaseReportMails(tx, scope.workspaceId, [prepared.id]))
    expect(await takenLinks()).toEqual([prepared.id])
    await admin`update sys.mails set try_at = try_at - interval '60 seconds' where facts->>'linkId' = ${late.prepared.id}`
    expect(await takenLinks()).toEqual([late.prepared.id])
  })

  test('is sent only once its link is there, and not after that has ended', async () => {
    const { prepared, scope, assessmentId } = await aHeldMail()
    expect(await isDue(prepared.id)).toBe(false)

    await database.withWorkspace(scope, async (tx) => {
      const link = { assessmentId, label: 'Kim', mailedTo: 'held@example.com', codeTo: null, mayDownload: true, end }
      await addReportLink(tx, prepared, link)
      await addReportMail(tx, { assessmentId, linkId: prepared.id, ...text, hasPdf: false })
    })
    expect(await isDue(prepared.id)).toBe(true)

    await revokeReportLink(database, scope, { assessmentId, id: prepared.id })
    expect(await isDue(prepared.id)).toBe(false)
  })
})

const listed = async (id: string) =>
  (await database.withWorkspace(started.scope, (tx) => listReportLinks(tx, started.assessmentId))).find(
    (link) => link.id === id,
  )

test('a mail that waits stands beside its link, and is in the log', async () => {
  const id = await aMail()

  expect(await listed(id)).toMatchObject({ subject: 'Your report', hasPdf: true, sentAt: null, mailIsOver: false })
  const logged = await admin`select 1 from app.audit_log where action = 'report.mailed' and facts->>'link' = ${id}`
  expect(logged).toHaveLength(1)
})

test('a try that failed says why and ends nothing, a final one does; a mail that was sent stays sent', async () => {
  const [tried, refused, sent] = [await aMail(), await aMail(), await aMail()]
  await database.withWorkspace(started.scope, async (tx) => {
    await noteReportFault(tx, tried, { fault: 'unreachable', isFinal: false })
    await noteReportFault(tx, refused, { fault: 'address', isFinal: true })
    await noteReportSent(tx, sent)
    await noteReportFault(tx, sent, { fault: 'refused', isFinal: true })
  })

  expect(await listed(tried)).toMatchObject({ fault: 'unreachable', mailIsOver: false })
  expect(await listed(refused)).toMatchObject({ fault: 'address', mailIsOver: true })
  expect(await listed(sent)).toMatchObject({ fault: null, sentAt: expect.any(Date), mailIsOver: false })
})

test('a mail that nobody took in time is over', async () => {
  const id = await aMail()
  await admin`update app.report_mails set tried_until = now() - interval '1 second' where link_id = ${id}`

  expect(await listed(id)).toMatchObject({ mailIsOver: true, sentAt: null })
})

test('there is room for so many links of a check and no more', async () => {
  await aMail()
  const kept = (await database.withWorkspace(started.scope, (tx) => listReportLinks(tx, started.assessmentId))).length
  const hasRoom = (more: number) =>
    database.withWorkspace(started.scope, (tx) => hasRoomForLinks(tx, started.assessmentId, more))

  expect(await hasRoom(MOST_REPORT_LINKS - kept)).toBe(true)
  expect(await hasRoom(MOST_REPORT_LINKS - kept + 1)).toBe(false)
})

test('the template is kept by version, and of each workspace alone', async () => {
  const save = (version: number, subject: string, scope = started.scope) =>
    database.withWorkspace(scope, (tx) => saveMailText(tx, { ...text, subject, version }))
  const found = (scope = started.scope) => database.withWorkspace(scope, findMailText)

  expect(await found()).toBeNull()
  expect(await save(3, 'Never')).toBe(false)
  expect(await save(0, 'One')).toBe(true)
  expect(await save(0, 'At once')).toBe(false)
  expect(await save(1, 'Two')).toBe(true)
  expect(await save(1, 'Late')).toBe(false)
  expect(await found()).toEqual({ subject: 'Two', body: text.body, version: 2 })
  expect(await found(foreign.scope)).toBeNull()
})
