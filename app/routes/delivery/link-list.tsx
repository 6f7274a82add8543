import { Form } from 'react-router'
import { useTranslations } from 'use-intl'
import { Button } from '#app/ui/button.tsx'
import { CalendarDate } from '#app/ui/calendar-date.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { Moment } from '#app/ui/moment.tsx'
import { Section } from '#app/ui/section.tsx'
import { VisuallyHidden } from '#app/ui/visually-hidden.tsx'
import type { ExtendOutcome } from './change-share.server.ts'
import { EndFields } from './end-fields.tsx'
import { MailLine } from './mail-line.tsx'
import type { LinkRow, ShareView } from './share-view.server.ts'

type LinkListProps = { view: ShareView; outcome: ExtendOutcome | undefined }

/** All links to the report, with what became of each. */
export function LinkList({ view, outcome }: LinkListProps) {
  const t = useTranslations('delivery.links')
  const { links, mayShare } = view
  return (
    <Section id="links" title={t('heading')} text={links.length === 0 ? t('none') : t('text')} fills>
      {links.length > 0 && (
        <ul className="grid gap-8">
          {links.map((link) => (
            <li key={link.id} className="grid gap-2 border-hair border-t pt-4 [overflow-wrap:anywhere]">
              <Facts link={link} />
              {mayShare && (
                <Changes link={link} today={view.today} outcome={outcome?.link === link.id ? outcome : undefined} />
              )}
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}

function Facts({ link }: { link: LinkRow }) {
  const t = useTranslations('delivery.links')
  const { label, state, maker, madeOn, endsOn, views, first, last, isGuarded, addresses, mayDownload, mail } = link
  const on = () => <CalendarDate on={endsOn} />
  return (
    <>
      <h3>{label}</h3>
      <p className={state === 'open' ? '' : 'text-soft'}>{t.rich(`state.${state}`, { date: on })}</p>
      <p>
        {first && last
          ? t.rich('views', {
              count: views,
              first: () => <Moment {...first} />,
              last: () => <Moment {...last} />,
            })
          : t('unseen')}
      </p>
      {mail && <MailLine mail={mail} to={link.mailedTo} />}
      <p className="text-sm text-soft">
        {isGuarded ? t('guarded', { addresses: addresses.join(', '), count: addresses.length }) : t('unguarded')}{' '}
        {t(mayDownload ? 'files' : 'noFiles')}{' '}
        {t.rich('made', { by: maker === '' ? 'nobody' : 'somebody', maker, date: () => <CalendarDate on={madeOn} /> })}
      </p>
    </>
  )
}

type ChangesProps = { link: LinkRow; today: string; outcome: ExtendOutcome | undefined }

function Changes({ link: { id, label, state }, today, outcome }: ChangesProps) {
  const t = useTranslations('delivery.links')
  const simple = (intent: 'revoke' | 'remove') => (
    <Form method="post">
      <input type="hidden" name="link" value={id} />
      <Button kind="quiet" name="intent" value={intent}>
        {t(intent)}
        <VisuallyHidden> {label}</VisuallyHidden>
      </Button>
    </Form>
  )
  return (
    <div className="grid gap-2">
      <div className="flex flex-wrap gap-x-6">
        {state === 'open' && simple('revoke')}
        {state !== 'open' && simple('remove')}
      </div>
      {state !== 'revoked' && (
        <Disclosure
          summary={
            <>
              {t('extend')}
              <VisuallyHidden> {label}</VisuallyHidden>
            </>
          }
          open={outcome !== undefined}
        >
          <Form method="post" noValidate className="grid max-w-form justify-items-start gap-4">
            <input type="hidden" name="link" value={id} />
            <EndFields id={id} typed={outcome?.typed} error={outcome?.error} today={today} />
            <Button name="intent" value="extend">
              {t('extendButton')}
            </Button>
          </Form>
        </Disclosure>
      )}
    </div>
  )
}
