// Speaks the pool's protocol and does whatever the company's name says.
const hoard = []

process.on('message', (job) => {
  if (job === 'warmUp') return answer()
  if ('picture' in job) return deeds[new TextDecoder().decode(job.picture)]()
  const [deed, detail] = JSON.parse(job.model).cover.company.split(' ')
  deeds[deed](detail)
})
process.on('disconnect', () => process.exit(0))

const answer = () => process.send({ pdf: new TextEncoder().encode(String(process.pid)) })

const deeds = {
  obey: answer,
  wait: (milliseconds) => setTimeout(answer, Number(milliseconds)),
  hang: () => {},
  fail: () => process.send({ error: 'TypeError' }),
  die: () => process.kill(process.pid, 'SIGSEGV'),
  dieIfStartedBefore: (instant) => (performance.timeOrigin < Number(instant) ? deeds.die() : answer()),
  loop: () => {
    for (;;);
  },
  hoardObjects: () => {
    for (;;) hoard.push(Array.from({ length: 1000 }, () => ({ something: Math.random() })))
  },
  hoardBuffers: () => {
    hoard.push(Buffer.alloc(16 * 1024 * 1024, 1))
    setTimeout(deeds.hoardBuffers, 5)
  },
}
