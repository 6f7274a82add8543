import { onTestFinished } from 'vitest'
import { type Child, spawnScript, stopChild } from './spawn.ts'

/** Starts a script of ours; what is left of it after the test is stopped. */
export function startChild(...script: Parameters<typeof spawnScript>): Child {
  const child = spawnScript(...script)
  onTestFinished(() => stopChild(child))
  return child
}
