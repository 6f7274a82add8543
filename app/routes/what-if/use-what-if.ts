import { useEffect, useMemo, useState } from 'react'
import type { Engine } from './engine.ts'
import { type Outcome, searchOf, type WhatIfView } from './what-if-view.ts'

/** A slider that moves on is not planned for yet. */
const REST_MS = 120

/**
 * Works out in the browser what follows from the levels that are set: verdicts at once, the plan as soon as the slider
 * rests. The address says the same levels, so that it can be shared.
 *
 * @returns `state`: `loading` until the rules are there, `failed` if they cannot be had
 */
export function useWhatIf(view: WhatIfView) {
  const { engine, hasFailed } = useEngine(view)
  const [levels, setLevels] = useState(view.levels)
  const [planned, setPlanned] = useState({ levels: view.levels, plan: view.shown.plan })
  const verdicts = useMemo(
    () => (engine && levels !== view.levels ? engine.verdicts(levels) : view.shown.verdicts),
    [engine, levels, view],
  )

  useEffect(() => {
    if (!engine || planned.levels === levels) return
    const timer = setTimeout(() => {
      setPlanned({ levels, plan: engine.plan(levels) })
      window.history.replaceState(window.history.state, '', `${window.location.pathname}${searchOf(levels)}`)
    }, REST_MS)
    return () => clearTimeout(timer)
  }, [engine, levels, planned])

  const outcome: Outcome = { verdicts, plan: planned.plan }
  const state = engine ? ('live' as const) : hasFailed ? ('failed' as const) : ('loading' as const)
  return { levels, outcome, state, isPlanning: engine !== null && planned.levels !== levels, change: setLevels }
}

/** Code and rules come on demand: no other page has them. */
function useEngine({ rulesHref, ground }: WhatIfView) {
  const [engine, setEngine] = useState<Engine | null>(null)
  const [hasFailed, setHasFailed] = useState(false)
  useEffect(() => {
    let isGone = false
    import('./engine.ts')
      .then(({ openEngine }) => openEngine(rulesHref, ground))
      .then((opened) => isGone || setEngine(opened))
      .catch(() => isGone || setHasFailed(true))
    return () => {
      isGone = true
    }
  }, [rulesHref, ground])
  return { engine, hasFailed }
}
