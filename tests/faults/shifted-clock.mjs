// Lets the clock of this process jump with each SIGUSR2, as a machine's does whose time somebody sets. Timers go on: they
// count from the start of the machine.
const jumps = (process.env.CLOCK_JUMPS ?? '').split(',').map(Number)
const RealDate = Date
let [shift, made] = [0, 0]

process.on('SIGUSR2', () => {
  shift += jumps[made++ % jumps.length]
})

const now = () => RealDate.now() + shift
const ShiftedDate = new Proxy(RealDate, {
  apply: () => new RealDate(now()).toString(),
  construct: (target, given, asked) => Reflect.construct(target, given.length > 0 ? given : [now()], asked),
  get: (target, name) => (name === 'now' ? now : Reflect.get(target, name)),
})
RealDate.prototype.constructor = ShiftedDate
globalThis.Date = ShiftedDate
