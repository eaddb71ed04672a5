/** A digest in groups of four, so that it can be read out and compared; a copy gives it without the gaps. */
export function Digest({ digest }: { readonly digest: string }) {
  const groups = digest.match(/.{1,4}/g) ?? []
  return (
    <span className="digest-groups mono" dir="ltr">
      <span className="visually-hidden">{digest}</span>
      {groups.map((group, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: groups may repeat and never move
        <span key={index} aria-hidden="true">
          {group}
        </span>
      ))}
    </span>
  )
}
