import { setTimeout as sleep } from 'node:timers/promises'
import type { Browser } from '#tests/support/browser.ts'
import { findDrawing, insist as insistOn } from './kills.ts'
import { Ledger } from './ledger.ts'
import { answerCheck, insist, startCheck, submitCheck } from './people.ts'
import type { Site } from './site.ts'
import type { Fault } from './under-fault.ts'

/** Somebody asks for a report, and the process that draws it dies at a random moment: they get the report all the same. */
export function killedDrawing(site: Site, { random, times }: { random: () => number; times: number }): Fault {
  // A few reports an hour each: every time it is somebody else's.
  const readers = Promise.all(Array.from({ length: times }, () => aReader(site)))
  readers.catch(() => {})
  return {
    name: 'kill -9 of the drawing process',
    times,
    async inject() {
      const reader = (await readers).pop()
      if (!reader) throw new Error('Each time has its reader.')
      const report = insist(() => reader.visitor.get(`/assessments/${reader.assessmentId}/report.pdf`))
      const pid = await insistOn(() => findDrawing(site.pid))
      await sleep(Math.floor(random() * 400))
      process.kill(pid, 'SIGKILL')
      const { answer, body } = await report
      if (answer.status !== 200 || !body.startsWith('%PDF'))
        throw new Error(`No report: ${answer.status} ${body.slice(0, 300)}`)
    },
  }
}

/** Somebody who has submitted a check of their own. */
async function aReader(site: Site): Promise<{ visitor: Browser; assessmentId: string }> {
  const [visitor, ledger] = [site.visitor(), new Ledger()]
  const assessmentId = await startCheck(visitor, ledger)
  await answerCheck(visitor, { assessmentId, ledger, isEnough: (own) => own >= 3 })
  await submitCheck(visitor, assessmentId, ledger)
  return { visitor, assessmentId }
}
