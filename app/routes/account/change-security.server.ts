import { randomBytes } from 'node:crypto'
import { data, type RouterContextProvider } from 'react-router'
import { services } from '#app/context.server.ts'
import {
  RECOVERY_BYTES,
  RECOVERY_CODES,
  recoveryCodeFromBytes,
  showRecoveryCode,
} from '#app/core/account/recovery-code.ts'
import { fieldOf, nameFault } from '#app/server/form.server.ts'
import type { requireFresh } from '#app/server/fresh.server.ts'
import { newPasskey } from '#app/server/passkey-proof.server.ts'
import { refusal } from '#app/server/refusal.server.ts'
import { queueSecurityMail, type SecurityChange } from '#app/server/security-mail.server.ts'
import { addPasskey, renamePasskey } from '#db/queries/passkeys.server.ts'
import {
  askSecondFactor,
  giveUpPasskey,
  replaceRecoveryCodes,
  stopSecondFactor,
} from '#db/queries/second-factor.server.ts'

export type SecurityOutcome = {
  done?:
    | 'passkeyAdded'
    | 'passkeyRenamed'
    | 'passkeyRemoved'
    | 'lastRemoved'
    | 'secondFactorOn'
    | 'secondFactorOff'
    | 'newRecoveryCodes'
  /** Shown this once. */
  codes?: string[]
  /** What was wrong with no field in particular. */
  fault?: string
  /** Of the new passkey, or of the one whose `id` it is. */
  typed?: string
  id?: string
  error?: string
}

type Context = Readonly<RouterContextProvider>
type Member = Awaited<ReturnType<typeof requireFresh>>
type Sent = { form: FormData; url: URL }

const NAME_MAX = 100
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/**
 * Does what one of the forms of the security page asks for. Its owner gets a mail of everything but a new name.
 *
 * @throws a 4xx response for a form that is none of them, or somebody else's passkey
 */
export async function changeSecurity(context: Context, member: Member, sent: Sent) {
  switch (sent.form.get('intent')) {
    case 'add':
      return add(context, member, sent)
    case 'rename':
      return rename(context, member, sent)
    case 'remove':
      return remove(context, member, sent)
    case 'turn-on':
      return turnOn(context, member, sent)
    case 'turn-off':
      await told(context, member, sent, 'secondFactorOff', (tx) => stopSecondFactor(tx, member.user.id))
      return outcome({ done: 'secondFactorOff' })
    case 'renew':
      return renew(context, member, sent)
    default:
      throw refusal(400, context.get(services).say('unknownForm'))
  }
}

async function add(context: Context, member: Member, sent: Sent) {
  const { say } = context.get(services)
  const name = fieldOf(sent.form, 'name')
  const error = labelFault(context, name)
  const text = fieldOf(sent.form, 'passkey')
  const passkey = await newPasskey(context, { text, url: sent.url, token: member.token })
  if (error !== null) return outcome({ typed: name, error }, 422)
  const added =
    passkey !== null &&
    (await told(context, member, sent, 'passkeyAdded', (tx) =>
      addPasskey(tx, member.user.id, { ...passkey, name: name.trim() }),
    ))
  return added ? outcome({ done: 'passkeyAdded' }) : outcome({ typed: name, fault: say('passkeyNotAdded') }, 422)
}

async function rename(context: Context, { user }: Member, { form }: Sent) {
  const { database, say } = context.get(services)
  const name = fieldOf(form, 'name')
  const id = ownId(context, form)
  const error = labelFault(context, name)
  if (error !== null) return outcome({ typed: name, id, error }, 422)
  const isRenamed = await database.withSys((tx) => renamePasskey(tx, user.id, { id, name: name.trim() }))
  if (!isRenamed) throw refusal(404, say('noPasskey'))
  return outcome({ done: 'passkeyRenamed' })
}

async function remove(context: Context, member: Member, sent: Sent) {
  const id = ownId(context, sent.form)
  const removed = await told(context, member, sent, 'passkeyRemoved', async (tx) => {
    const gone = await giveUpPasskey(tx, member.user.id, id)
    const mail = { recipient: member.user.email, what: 'secondFactorOff', origin: sent.url.origin } as const
    if (gone?.endsSecondFactor) await queueSecurityMail(tx, context, mail)
    return gone
  })
  if (!removed) throw refusal(404, context.get(services).say('noPasskey'))
  return outcome({ done: removed.endsSecondFactor ? 'lastRemoved' : 'passkeyRemoved' })
}

async function turnOn(context: Context, member: Member, sent: Sent) {
  const codes = newCodes()
  const isOn = await told(context, member, sent, 'secondFactorOn', (tx) => askSecondFactor(tx, member.user.id, codes))
  if (!isOn) return outcome({ fault: context.get(services).say('passkeyFirst') }, 422)
  return outcome({ done: 'secondFactorOn', codes: codes.map(showRecoveryCode) })
}

async function renew(context: Context, member: Member, sent: Sent) {
  const { say } = context.get(services)
  if (!member.user.asksSecondFactor) return outcome({ fault: say('passkeyFirst') }, 422)
  const codes = newCodes()
  await told(context, member, sent, 'newRecoveryCodes', (tx) => replaceRecoveryCodes(tx, member.user.id, codes))
  return outcome({ done: 'newRecoveryCodes', codes: codes.map(showRecoveryCode) })
}

/** Does something in one transaction with the mail that tells of it. `false` or `null`: nothing was done, and no mail is sent. */
async function told<T>(context: Context, { user }: Member, { url }: Sent, what: SecurityChange, work: Work<T>) {
  const { database, mailing } = context.get(services)
  const done = await database.withSys(async (tx) => {
    const result = await work(tx)
    const isDone = result !== false && result !== null
    if (isDone) await queueSecurityMail(tx, context, { recipient: user.email, what, origin: url.origin })
    return result
  })
  mailing.wake()
  return done
}

type Work<T> = (tx: Parameters<typeof queueSecurityMail>[0]) => Promise<T>

const newCodes = () => Array.from({ length: RECOVERY_CODES }, () => recoveryCodeFromBytes(randomBytes(RECOVERY_BYTES)))

function labelFault(context: Context, name: string): string | null {
  const { say } = context.get(services)
  return name.trim() === '' ? say('passkeyName') : nameFault(name.trim(), NAME_MAX, say)
}

function ownId(context: Context, form: FormData): string {
  const id = fieldOf(form, 'id')
  if (!UUID.test(id)) throw refusal(404, context.get(services).say('noPasskey'))
  return id
}

const outcome = (result: SecurityOutcome, status = 200) => data<SecurityOutcome>(result, status)
