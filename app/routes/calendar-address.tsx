import { Form } from 'react-router'
import { AddressField } from '#app/ui/address-field.tsx'
import { Button } from '#app/ui/button.tsx'
import { Notice } from '#app/ui/notice.tsx'

type CalendarAddressProps = {
  /** Made just now; `null`: not. */
  address: string | null
  /** Since when there is one, in words; `null`: there was none before. */
  since: string | null
  /** Where the form is sent to. */
  action: string
  words: Record<'made' | 'address' | 'madeText' | 'make' | 'renew' | 'stop', string>
}

/** The secret address that calendar programs read: shown once it is made, then made anew or ended. */
export function CalendarAddress({ address, since, action, words }: CalendarAddressProps) {
  const hasOne = since !== null || address !== null
  return (
    <>
      {address !== null && (
        <div role="status">
          <Notice title={words.made}>
            <div className="mt-2 grid gap-2">
              <AddressField label={words.address} address={address} />
              <p>{words.madeText}</p>
            </div>
          </Notice>
        </div>
      )}
      {since !== null && address === null && <p className="max-w-measure">{since}</p>}
      <Form method="post" action={action} className="flex flex-wrap gap-4">
        <Button name="intent" value="start">
          {hasOne ? words.renew : words.make}
        </Button>
        {hasOne && (
          <Button kind="quiet" name="intent" value="stop">
            {words.stop}
          </Button>
        )}
      </Form>
    </>
  )
}
