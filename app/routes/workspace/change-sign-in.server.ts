import { data, type RouterContextProvider } from 'react-router'
import { services } from '#app/context.server.ts'
import { mailDomain } from '#app/core/account/mail-domain.ts'
import { fieldOf, isStorable } from '#app/server/form.server.ts'
import { openProvider, sealedFor } from '#app/server/provider/way-out.server.ts'
import { refusal } from '#app/server/refusal.server.ts'
import type { OpenWorkspace } from '#app/server/workspace.server.ts'
import type { SysTx } from '#db/client.server.ts'
import { findDomainPlace, leaveDomain, takeDomain } from '#db/queries/provider-sign-ins.server.ts'
import {
  addDomain,
  listDomains,
  noteProof,
  type Provider,
  removeDomain,
  removeProvider,
  requireProvider,
  saveProvider,
} from '#db/queries/providers.server.ts'
import { forgetProvider } from '#db/queries/sessions.server.ts'
import { asMember } from './as-member.server.ts'
import { changeFactor } from './change-factor.server.ts'
import { type Change, runForm, type Sent } from './run-form.server.ts'

export type SignInOutcome = {
  done?: 'saved' | 'removed' | 'named' | 'proved' | 'left' | 'onlyOn' | 'onlyOff' | 'factorOn' | 'factorOff'
  errors?: Partial<Record<'issuer' | 'client' | 'secret' | 'domain' | 'proof' | 'only' | 'factor', string>>
  typed?: { issuer?: string; client?: string; domain?: string }
}

type Context = Readonly<RouterContextProvider>

const MAX = 500

/**
 * Does what one of the forms of the page asks for.
 *
 * @throws as `runForm`; a 409 response where this installation cannot keep a secret
 */
export const changeSignIn = (context: Context, open: OpenWorkspace, sent: Sent) =>
  runForm(FORMS, context, { open, sent })

const FORMS: Readonly<Record<string, Change<Answer>>> = {
  factor: changeFactor,

  async save(context, open, { form }) {
    const { database, providers, seal, say } = context.get(services)
    if (seal === null) throw refusal(409, say('noSecretHere'))
    const { workspaceId } = open.scope
    const typed = { issuer: fieldOf(form, 'issuer').trim(), client: fieldOf(form, 'client').trim() }
    const secret = fieldOf(form, 'secret').trim()
    const before = await openProvider(context, workspaceId)
    // A secret that is kept goes only to where it was meant for.
    const isSame = before?.client.issuer === typed.issuer && before.client.clientId === typed.client
    const clientSecret = secret === '' && isSame ? before.client.clientSecret : secret
    const errors = {
      ...(!isShort(typed.issuer, 9) && { issuer: say('issuer') }),
      ...(!isShort(typed.client) && { client: say('clientId') }),
      ...(!isShort(clientSecret) && { secret: say('clientSecret') }),
    }
    if (Object.keys(errors).length > 0) return outcome({ errors, typed }, 422)
    const client = { issuer: typed.issuer, clientId: typed.client, clientSecret }
    if (!(await providers.isThere(client))) return outcome({ errors: { issuer: say('issuer') }, typed }, 422)
    const joins = fieldOf(form, 'joins')
    const joinsAs = joins === 'viewer' || joins === 'member' ? joins : null
    const sealed = seal.close(clientSecret, sealedFor(workspaceId))
    const isCompanyOwn = fieldOf(form, 'own') === 'yes'
    // Another provider is registered with the address that stands on the page; the one that is there keeps its own.
    const hasOwnCallback = !isSame || before.callbackFor !== null || fieldOf(form, 'moved') === 'yes'
    const provider: Provider = {
      issuer: client.issuer,
      clientId: client.clientId,
      clientSecret: sealed,
      joinsAs,
      isCompanyOwn,
      hasOwnCallback,
    }
    await asMember(context, open, 'workspace.change', (tx) => saveProvider(tx, provider))
    if (before?.client.issuer !== client.issuer) {
      // While the other ways are shut, whoever changes it stays in: else nobody could mend a new one that is set up wrongly.
      const except = open.workspace.requiresProvider ? open.token : null
      await database.withSys((tx) => forgetProvider(tx, workspaceId, except))
    }
    return outcome({ done: 'saved' })
  },

  async remove(context, open) {
    await asMember(context, open, 'workspace.change', removeProvider)
    await context.get(services).database.withSys((tx) => forgetProvider(tx, open.scope.workspaceId, null))
    return outcome({ done: 'removed' })
  },

  async only(context, open, { form }) {
    const { say } = context.get(services)
    const to = fieldOf(form, 'to')
    if (to !== 'on' && to !== 'off') throw refusal(400, say('unknownForm'))
    // Whoever shuts the other ways has come in by this one.
    const isProven = open.session.providerOf === open.scope.workspaceId
    if (to === 'on' && !isProven) return outcome({ errors: { only: say('providerTried') } }, 422)
    await asMember(context, open, 'workspace.change', (tx) => requireProvider(tx, to === 'on'))
    return outcome({ done: to === 'on' ? 'onlyOn' : 'onlyOff' })
  },

  async 'add-domain'(context, open, { form }) {
    const { say } = context.get(services)
    const typed = { domain: fieldOf(form, 'domain') }
    const domain = mailDomain(typed.domain)
    if (domain === null) return outcome({ errors: { domain: say('domain') }, typed }, 422)
    const isAdded = await asMember(context, open, 'workspace.change', (tx) => addDomain(tx, domain))
    return isAdded ? outcome({ done: 'named' }) : outcome({ errors: { domain: say('tooManyDomains') }, typed }, 422)
  },

  async prove(context, open, { form }) {
    const { database, readProofs, say } = context.get(services)
    const { workspaceId } = open.scope
    const named = fieldOf(form, 'domain')
    const own = (await database.withWorkspace(open.scope, listDomains)).find(({ domain }) => domain === named)
    if (!own) throw refusal(404, say('noDomain'))
    const { domain, proof } = own
    const proofs = await readProofs(domain)
    if (proofs === null) return outcome({ errors: { proof: say('dnsSilent', { domain }) } }, 422)
    if (!proofs.includes(proof)) return outcome({ errors: { proof: say('proofMissing', { domain }) } }, 422)
    const take = { domain, workspaceId, proof }
    const taken = () => outcome({ errors: { proof: say('domainTaken', { domain }) } }, 422)
    if (await database.withSys((tx) => isOthers(tx, take, proofs))) return taken()
    await asMember(context, open, 'workspace.change', (tx) => noteProof(tx, domain, true))
    const isOwn = await database.withSys(async (tx) => {
      if (await isOthers(tx, take, proofs)) return false
      await takeDomain(tx, take)
      return true
    })
    if (!isOwn) return taken()
    return outcome({ done: 'proved' })
  },

  async 'remove-domain'(context, open, { form }) {
    const domain = fieldOf(form, 'domain')
    await asMember(context, open, 'workspace.change', (tx) => removeDomain(tx, domain))
    await context.get(services).database.withSys((tx) => leaveDomain(tx, domain, open.scope.workspaceId))
    return outcome({ done: 'left' })
  },
}

/** Whether another workspace has proved a domain, and the DNS still holds its record. */
async function isOthers(tx: SysTx, own: { domain: string; workspaceId: string }, proofs: readonly string[]) {
  const place = await findDomainPlace(tx, own.domain)
  return place !== null && place.workspaceId !== own.workspaceId && proofs.includes(place.proof)
}

const isShort = (text: string, min = 1) => text.length >= min && text.length <= MAX && isStorable(text)

const outcome = (result: SignInOutcome, status = 200) => data<SignInOutcome>(result, status)
type Answer = ReturnType<typeof outcome>
