import { languages } from '../ui/useLanguage.ts';
import { usePreferences } from '../ui/usePreferences.ts';
import { RadioGroup } from './RadioGroup.tsx';

/** The role, color scheme, network and language in which the page is shown. */
export function ViewTab() {
  const { role, scheme, language, network } = usePreferences();
  return (
    <div className="devtools-columns">
      <RadioGroup
        label="Role in Nimbus"
        value={role}
        options={[
          { value: 'viewer', label: 'Viewer' },
          { value: 'member', label: 'Member' },
          { value: 'owner', label: 'Owner' },
        ]}
        onChange={(value) => usePreferences.setState({ role: value })}
      />
      <RadioGroup
        label="Theme"
        value={scheme}
        options={[
          { value: 'auto', label: 'System' },
          { value: 'light', label: 'Light' },
          { value: 'dark', label: 'Dark' },
        ]}
        onChange={(value) => usePreferences.setState({ scheme: value })}
      />
      <RadioGroup
        label="Network of Nimbus and the payment page"
        value={network}
        options={[
          { value: 'online', label: 'Online' },
          { value: 'slow', label: 'Slow (2 s)' },
          { value: 'offline', label: 'Offline' },
        ]}
        onChange={(value) => usePreferences.setState({ network: value })}
      />
      <label className="devtools-field">
        Language
        <select
          value={language ?? ''}
          onChange={(event) => usePreferences.setState({ language: event.target.value || null })}
        >
          <option value="">The browser’s</option>
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
