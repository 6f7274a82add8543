import os from 'node:os'
import { flood } from './flood.ts'
import type { Job } from './jobs.ts'
import { letPeopleAnswer } from './people.ts'

// A process of its own, which makes way for what is measured: one job, and what came of it.
os.setPriority(os.constants.priority.PRIORITY_LOW)
process.once('message', async (job: Job) => {
  const done = await (job.kind === 'people' ? letPeopleAnswer(job) : flood(job))
  process.send?.(done, () => process.disconnect())
})
