import { chooseGateway } from '../gateway/settings';
import { useSession } from '../session/store';
import { SelectField } from '../ui/SelectField';

/** The choice of the gateway that this window queries; nothing if there is only one. */
export function GatewaySelect() {
  const { gateways = [], gateway } = useSession((state) => state.settings);
  if (gateways.length === 0) {
    return <span />;
  }
  const choose = (name: string) => {
    chooseGateway(name === '' ? null : name);
    // The schema, the answers and the examples are those of the other gateway.
    location.reload();
  };
  return (
    <SelectField
      label="Gateway"
      className="ng-gateway"
      value={gateway ?? ''}
      options={[['', 'This gateway'], ...gateways.map(({ name }) => [name, name] as const)]}
      onChange={choose}
    />
  );
}
