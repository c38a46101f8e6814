import { buildClientSchema, getIntrospectionQuery, type GraphQLSchema, type IntrospectionQuery } from 'graphql';
import { post } from '../gateway/request';
import { useSession } from './store';

let reading: Promise<GraphQLSchema> | null = null;

/** The schema of the gateway, requested once. GraphiQL sets it too when it has read it. */
export function readSchema(): Promise<GraphQLSchema> {
  const { schema, settings } = useSession.getState();
  if (schema) {
    return Promise.resolve(schema);
  }
  reading ??= post(settings.endpoint, { query: getIntrospectionQuery() }).then(
    ({ body }) => {
      if (!body.data) {
        throw new Error(body.errors?.[0]?.message ?? 'The gateway did not send its schema.');
      }
      const read = useSession.getState().schema ?? buildClientSchema(body.data as IntrospectionQuery);
      useSession.setState({ schema: read });
      return read;
    },
  );
  reading.catch(() => (reading = null));
  return reading;
}
