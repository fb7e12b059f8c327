import { languages } from '../ui/useLanguage.ts';
import { usePreferences } from '../ui/usePreferences.ts';
import { Choice } from './Choice.tsx';

/** Who looks, in which colours and language, and over what network. */
export function ViewTab() {
  const { role, scheme, language, network } = usePreferences();
  return (
    <div className="devtools-columns">
      <Choice
        label="Role in Nimbus"
        value={role}
        options={{ viewer: 'Viewer', member: 'Member', owner: 'Owner' }}
        onChange={(chosen) => usePreferences.setState({ role: chosen })}
      />
      <Choice
        label="Scheme"
        value={scheme}
        options={{ auto: 'System', light: 'Light', dark: 'Dark' }}
        onChange={(chosen) => usePreferences.setState({ scheme: chosen })}
      />
      <Choice
        label="Network of Nimbus and the payment page"
        value={network}
        options={{ online: 'Online', slow: 'Slow (2 s)', offline: 'Offline' }}
        onChange={(chosen) => usePreferences.setState({ network: chosen })}
      />
      <label className="devtools-field">
        Language
        <select
          value={language ?? ''}
          onChange={(event) => usePreferences.setState({ language: event.target.value || null })}
        >
          <option value="">The browser's</option>
          {languages.map(({ tag, name }) => (
            <option key={tag} value={tag} lang={tag}>
              {name}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}
