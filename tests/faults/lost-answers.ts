import type { CuttingProxy } from './cutting-proxy.ts'
import type { Fault } from './under-fault.ts'

/** PostgreSQL's word for a commit: CommandComplete, its length and its tag. */
const COMMITTED = Buffer.from('C\0\0\0\u000bCOMMIT\0', 'latin1')

/** The database commits, and the product never hears it. */
export const lostCommit = (database: CuttingProxy, times: number): Fault => ({
  name: 'answer lost after COMMIT (database)',
  times,
  inject: () => database.cutNext((answer) => answer.includes(COMMITTED)),
})

/** The product answers, and the browser never hears it. */
export const lostAnswer = (way: CuttingProxy, times: number): Fault => ({
  name: 'answer lost on the way to the browser',
  times,
  inject: () => way.cutNext(),
})
