import { expect, test } from 'vitest'
import { expectNothingLost } from './support/nothing-lost.ts'
import { Peer } from './support/peer.ts'
import { QUESTIONS, type Server, TeamSimulation } from './support/team-simulation.ts'

/** Another run of seeds, such as the one that failed: PREFLIGHT_SEED=17. */
const FIRST = Number(process.env.PREFLIGHT_SEED ?? 1)
const SEEDS = process.env.PREFLIGHT_SEED ? 1 : 150

function inMemory(peer: Peer): Server {
  return {
    save: async ({ question, text, opId, base }) => peer.save(question, text, { opId, base }),
    read: async () => new Map(QUESTIONS.flatMap((one) => (peer.current(one) ? [[one, peer.current(one)]] : [])) as []),
  }
}

test('three people with three tabs each lose nothing acknowledged and agree in the end, whatever network, crashes and clocks do', async () => {
  const met = new Set<string>()
  let discarded = 0
  for (let seed = FIRST; seed < FIRST + SEEDS; seed += 1) {
    const peer = new Peer()
    const simulation = new TeamSimulation(seed, inMemory(peer))
    await simulation.run()
    try {
      expectNothingLost(simulation, peer.history)
    } catch (error) {
      throw new Error(`Seed ${seed} fails: run again with PREFLIGHT_SEED=${seed}.`, { cause: error })
    }
    for (const one of simulation.met) met.add(one)
    discarded += simulation.discarded
  }

  if (SEEDS === 1) return
  const storm = ['another person', 'clock', 'conflict', 'crash', 'doubled', 'lost answer', 'lost request', 'restored']
  expect([...met].toSorted()).toEqual([...storm, 'mine', 'theirs', 'together'].toSorted())
  expect(discarded).toBeGreaterThan(0)
})
