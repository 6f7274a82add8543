import { expect, test } from 'vitest'
import { withDatabase } from '#db/connection-url.ts'
import { findEmbedded } from '#db/embedded.server.ts'
import { anAnswer } from '#tests/support/answers.ts'
import { quietly } from '#tests/support/database-server.ts'
import { planKills } from '#tests/support/kills.ts'
import { Page } from '#tests/support/saving-page.ts'
import { temporaryFolder } from '#tests/support/temporary-folder.ts'

const SAVES = 300
const KILLS = 5
const LANES = 4

test('three hundred acknowledged saves survive five kills at random moments, each exactly once', {
  timeout: 120_000,
}, async () => {
  const seed = Number(process.env.SEED ?? Date.now() % 1_000_000)
  const dataDir = temporaryFolder()
  const page = new Page(dataDir)
  const guest = await page.start()
  const kills = planKills(seed, { saves: SAVES, kills: KILLS })
  const acknowledged: { opId: string; version: number }[] = []

  const lane = async (questionId: string) => {
    for (let baseVersion = 0; acknowledged.length < SAVES; ) {
      const save = anAnswer(guest, {
        questionId,
        baseVersion,
        value: { level: 3 },
        note: `${questionId} ${baseVersion}`,
      })
      const { version } = await page.save(guest, save)
      acknowledged.push({ opId: save.opId, version })
      baseVersion = version
      const kill = kills.get(acknowledged.length)
      if (kill) await page.suffer(kill)
    }
  }
  await Promise.all(Array.from({ length: LANES }, (_, i) => lane(`q-${i}`)))

  const admin = quietly(withDatabase((await findEmbedded(dataDir)) ?? '', 'preflight'))
  const logged = await admin<{ op_id: string; version: number }[]>`select op_id, version from app.answer_log`
  const current = await admin<{ versions: number }[]>`select sum(version)::int as versions from app.answers`
  await admin.end()
  const versions = new Map(logged.map(({ op_id, version }) => [op_id, version]))
  expect(page.kills, `seed ${seed}`).toHaveLength(KILLS)
  expect(acknowledged.length).toBeGreaterThanOrEqual(SAVES)
  expect(
    acknowledged.filter(({ opId, version }) => versions.get(opId) !== version),
    `seed ${seed}`,
  ).toEqual([])
  // Nothing twice either: as many changes in the history as were acknowledged, and as many as the answers counted.
  expect(logged, `seed ${seed}`).toHaveLength(acknowledged.length)
  expect(current[0]?.versions, `seed ${seed}`).toBe(acknowledged.length)
})
