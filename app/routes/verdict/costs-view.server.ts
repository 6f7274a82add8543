import { randomUUID } from 'node:crypto'
import type { RouterContextProvider } from 'react-router'
import { services } from '#app/context.server.ts'
import { viewCost } from '#app/server/pilots/cost-view.server.ts'
import { namesOf } from '#app/server/pilots/evaluated-pilot.server.ts'
import type { OpenPilot } from '#app/server/pilots/open-pilot.server.ts'
import { personNames } from '#app/server/pilots/person-names.server.ts'
import { pilotWords } from '#app/server/pilots/pilot-words.server.ts'
import { clockOf, momentIn } from '#app/server/written-time.ts'
import type { WorkspaceTx } from '#db/client.server.ts'
import { findCharterInForce } from '#db/queries/pilot-charters.server.ts'
import { listCosts } from '#db/queries/pilot-costs.server.ts'

/** What costs are written down in where the charter says nothing of money. */
const USUAL_CURRENCY = 'EUR'

/** What the costs of a pilot are written down in, ISO 4217; `null`: no charter was signed by all. */
export async function currencyOf(tx: WorkspaceTx, pilotId: string): Promise<string | null> {
  const charter = await findCharterInForce(tx, pilotId)
  return charter && (namesOf(charter.content).currency ?? USUAL_CURRENCY)
}

/** Everything that the page of a pilot's costs shows; `view` is `null` if no charter was signed by all. */
export async function loadCosts(context: Readonly<RouterContextProvider>, open: OpenPilot) {
  const { frame, scope, pilot, today } = open
  const { database } = context.get(services)
  const { charter, all } = await database.withWorkspace(scope, async (tx) => ({
    charter: await findCharterInForce(tx, pilot.id),
    all: await listCosts(tx, pilot.id),
  }))
  if (charter === null) return { frame, view: null }
  const words = await pilotWords(context)
  const clock = clockOf(context, open)
  const { currency } = namesOf(charter.content)
  const standing = all.filter(({ withdrawnAt }) => withdrawnAt === null)
  const costs = standing.map(({ onDay, cents, purpose, ...cost }) => ({
    on: onDay,
    cents,
    currency: cost.currency,
    text: purpose,
  }))
  const nameOf = await personNames(
    database,
    all.map(({ createdBy }) => createdBy),
  )
  return {
    frame,
    view: {
      ...viewCost(words, { pilot: { charter: charter.content.plan, costs }, on: today, currency }),
      currency: currency ?? USUAL_CURRENCY,
      today,
      mayWrite: frame.mayWrite && pilot.archivedAt === null,
      /** Of the next entry, so that a form that is sent twice writes one thing down. */
      nextId: randomUUID(),
      entries: all.toReversed().map(({ id, onDay, cents, purpose, createdBy, createdAt, withdrawnAt, ...cost }) => ({
        id,
        on: words.date(onDay),
        amount: words.cash(cents, cost.currency),
        purpose,
        by: nameOf(createdBy),
        when: momentIn(createdAt, clock),
        withdrawn: withdrawnAt && momentIn(withdrawnAt, clock),
        withdrawnReason: cost.withdrawnReason,
      })),
    },
  }
}

export type CostsView = NonNullable<Awaited<ReturnType<typeof loadCosts>>['view']>
