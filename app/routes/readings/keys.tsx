import { data, Form } from 'react-router'
import { useTranslations } from 'use-intl'
import { services } from '#app/context.server.ts'
import { pageTitle } from '#app/routes/page-title.ts'
import { fieldOf, nameFault, readForm } from '#app/server/form.server.ts'
import { requireWithinLimit } from '#app/server/limits.server.ts'
import { requirePilot } from '#app/server/pilots/open-pilot.server.ts'
import { personNames } from '#app/server/pilots/person-names.server.ts'
import { findAskedReadings } from '#app/server/pilots/reading-plan.server.ts'
import { refusal } from '#app/server/refusal.server.ts'
import { isUuid } from '#app/server/uuid.ts'
import { clockOf, momentIn } from '#app/server/written-time.ts'
import { Button } from '#app/ui/button.tsx'
import { Moment } from '#app/ui/moment.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { Section } from '#app/ui/section.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import { listKeys, MOST_KEYS, makeKey, revokeKey } from '#db/queries/pilot-keys.server.ts'
import type { Route } from './+types/keys'
import { ApiGuide } from './api-guide.tsx'
import { ReadingsShell } from './readings-shell.tsx'
import { KEY_NAME_MAX } from './reason-max.ts'

export const meta = pageTitle('pilotKeys')
export const handle = { words: ['pilots', 'readings'] }

export async function loader({ context, params, url }: Route.LoaderArgs) {
  const open = await requirePilot(context, params.pilotId)
  const { database } = context.get(services)
  const { plan, keys } = await database.withWorkspace(open.scope, async (tx) => ({
    plan: (await findAskedReadings(tx, open.pilot)).plan,
    keys: await listKeys(tx, open.pilot.id),
  }))
  const nameOf = await personNames(
    database,
    keys.map(({ createdBy }) => createdBy),
  )
  const clock = clockOf(context, open)
  const moment = (at: Date | null) => at && momentIn(at, clock)
  return {
    frame: open.frame,
    address: `${url.origin}/api/v1/pilots/${open.pilot.id}/readings`,
    period: plan.period,
    hasControl: plan.arms.includes('control'),
    figures: plan.figures.map(({ id, name, unit, kind }) => ({ id, name, unit, kind })),
    example: open.today,
    keys: keys.map(({ id, name, createdBy, createdAt, lastUsedAt, revokedAt }) => ({
      id,
      name,
      by: nameOf(createdBy),
      made: momentIn(createdAt, clock),
      used: moment(lastUsedAt),
      revoked: moment(revokedAt),
    })),
  }
}

export type KeysView = Awaited<ReturnType<typeof loader>>

/** `made`: the key itself, shown this once. */
type Outcome = { made?: { key: string; name: string }; error?: string; name?: string }

export async function action({ context, params, request }: Route.ActionArgs) {
  const open = await requirePilot(context, params.pilotId)
  const own = context.get(services)
  const { database, say } = own
  await requireWithinLimit(own, 'save', open.scope.actorId)
  const form = await readForm(request, { intent: 'one', name: 'one', key: 'one' }, say)
  const pilotId = open.pilot.id
  if (fieldOf(form, 'intent') === 'revoke') {
    const id = fieldOf(form, 'key')
    if (isUuid(id)) await revokeKey(database, open.scope, { pilotId, id })
    return data<Outcome>({})
  }
  if (fieldOf(form, 'intent') !== 'make') throw refusal(400, say('unknownForm'))
  const name = fieldOf(form, 'name').trim()
  const fault = name === '' ? say('readings.keyName') : nameFault(name, KEY_NAME_MAX, say)
  if (fault !== null) return data<Outcome>({ error: fault, name }, 422)
  const made = await makeKey(database, open.scope, { pilotId, name })
  if (made === null) throw refusal(404, say('noPilot'))
  if (made === 'full') return data<Outcome>({ error: say('readings.manyKeys', { max: MOST_KEYS }), name }, 422)
  return data<Outcome>({ made: { ...made, name } }, { headers: { 'Cache-Control': 'no-store' } })
}

export default function KeysRoute({ loaderData: view, actionData: outcome }: Route.ComponentProps) {
  const t = useTranslations('readings.keys')
  const { frame, keys } = view
  const live = keys.filter(({ revoked }) => revoked === null)
  return (
    <ReadingsShell frame={frame}>
      <h1 className="mb-4">{t('heading')}</h1>
      <p className="mb-8 max-w-measure text-soft">{t('text')}</p>
      <div className="grid grid-cols-1 gap-12">
        {outcome?.made && (
          <Notice kind="warn" title={t('made', { name: outcome.made.name })}>
            <p>{t('madeText')}</p>
            <p className="mt-2 [overflow-wrap:anywhere]">
              <code>{outcome.made.key}</code>
            </p>
          </Notice>
        )}
        <Section title={t('make')} fills>
          <Form method="post" noValidate className="grid max-w-form justify-items-start gap-4" key={keys.length}>
            <div className="w-full">
              <TextField
                name="name"
                label={t('name')}
                hint={t('nameHint')}
                maxLength={KEY_NAME_MAX}
                defaultValue={outcome?.name}
                error={outcome?.error}
              />
            </div>
            <Button kind="primary" name="intent" value="make">
              {t('makeIt')}
            </Button>
          </Form>
        </Section>
        <Section title={t('list')} fills>
          {live.length === 0 && <p className="text-soft">{t('none')}</p>}
          <ul className="grid gap-6">
            {keys.map((key) => (
              <KeyEntry key={key.id} entry={key} />
            ))}
          </ul>
        </Section>
        <ApiGuide view={view} />
      </div>
    </ReadingsShell>
  )
}

function KeyEntry({ entry: { id, name, by, made, used, revoked } }: { entry: KeysView['keys'][number] }) {
  const t = useTranslations('readings.keys')
  return (
    <li className="grid max-w-measure gap-1 [overflow-wrap:anywhere]">
      <span className="font-semibold">{name}</span>
      <span className="text-sm text-soft">
        {t.rich('madeBy', { known: by === null ? 'no' : 'yes', by: by ?? '', when: () => <Moment {...made} /> })}{' '}
        {used ? t.rich('used', { when: () => <Moment {...used} /> }) : t('unused')}
      </span>
      {revoked ? (
        <span className="text-sm">{t.rich('revoked', { when: () => <Moment {...revoked} /> })}</span>
      ) : (
        <Form method="post">
          <input type="hidden" name="key" value={id} />
          <Button kind="danger" name="intent" value="revoke">
            {t('revoke', { name })}
          </Button>
        </Form>
      )}
    </li>
  )
}
