import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { Done, Job } from './jobs.ts'

/** Does a job in a process of its own. @throws Error if that ends before it is done */
export async function runJob(job: Job): Promise<Done> {
  const child = fork(fileURLToPath(new URL('generator.ts', import.meta.url)), { serialization: 'advanced' })
  child.send(job)
  const [done] = await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(([code]) => {
      throw new Error(`The process that asks ended with ${code}.`)
    }),
  ])
  return done as Done
}
