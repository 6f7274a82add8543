/** An address to copy: it cannot be changed, and is selected as a whole once somebody is in it. */
export function AddressField({ label, address }: { label: string; address: string }) {
  return (
    <input
      readOnly
      aria-label={label}
      value={address}
      onFocus={({ currentTarget }) => currentTarget.select()}
      className="input bg-raise font-mono text-sm"
    />
  )
}
