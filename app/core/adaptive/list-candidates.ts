import { type Candidate, type CheckState, capabilitiesIn, demandsOf } from './check-state.ts'
import { couldChange } from './relevance.ts'

/**
 * All questions that could change an open verdict, each with the verdicts, ids ascending.
 *
 * @param which `askable`: only those that may be asked now
 * @source methods 3.1, methods-errata A14, W5
 */
export function listCandidates(state: CheckState, which: 'askable' | 'all'): Candidate[] {
  const open = state.standings.filter(({ isOpen }) => isOpen)
  return capabilitiesIn(open)
    .flatMap((capability) => {
      const subject = state.subject(capability)
      const demands = open.map((standing) => ({ standing, demands: demandsOf(state, standing, capability) }))
      return subject.aspects.flatMap((aspect): Candidate[] => {
        if (which === 'askable' && !aspect.mayAsk) return []
        const hanging = demands.filter((own) => own.demands.some((demand) => couldChange(subject, aspect, demand)))
        return hanging.length === 0 ? [] : [{ subject, aspect, standings: hanging.map(({ standing }) => standing) }]
      })
    })
    .sort((a, b) => (a.aspect.question.id < b.aspect.question.id ? -1 : 1))
}
