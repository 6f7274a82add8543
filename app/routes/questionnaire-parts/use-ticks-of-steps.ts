import { type FormEvent, useRef } from 'react'
import { levelFromTicks, ticksAfterChoosing } from '#app/core/assessment/level-from-ticks.ts'
import type { Level, Statement } from '#content/schema.ts'

const LEVEL = /^level:([0-4])$/

/** The level of an `answer` field, `null` if it is none. */
export function chosenLevel(answer: string | null | undefined): Level | null {
  const [, level] = LEVEL.exec(answer ?? '') ?? []
  return level === undefined ? null : (Number(level) as Level)
}

/**
 * Keeps the chosen step and the ticked facts of one ladder true to each other: a chosen step ticks its facts and those
 * below, a fact taken away moves the choice to the step before, the last missing one moves it up. It presses the
 * controls as a person would, so whoever listens to them hears of it.
 *
 * @returns for `onChange` of an element around the ladder's controls
 */
export function useTicksOfSteps(statements: readonly Statement[]) {
  const isSettling = useRef(false)

  return ({ currentTarget, target }: FormEvent<HTMLElement>): void => {
    if (isSettling.current || !(target instanceof HTMLInputElement)) return
    const inputs = [...currentTarget.querySelectorAll('input')]
    const boxes = inputs.filter(({ type }) => type === 'checkbox')
    const chosen = chosenLevel(inputs.find(({ type, checked }) => type === 'radio' && checked)?.value)
    if (chosen === null) return
    const ticks = boxes.filter(({ checked }) => checked).map(({ value }) => value)
    isSettling.current = true
    if (target.type === 'radio') {
      const wanted = ticksAfterChoosing(statements, chosen, ticks)
      for (const box of boxes) if (box.checked !== wanted.has(box.value)) box.click()
    } else {
      const { level } = levelFromTicks(statements, chosen, ticks)
      if (level !== chosen) inputs.find(({ value }) => value === `level:${level}`)?.click()
    }
    isSettling.current = false
  }
}
