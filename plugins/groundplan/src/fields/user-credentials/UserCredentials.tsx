/*
 * Copyright 2026 The Groundplan Authors
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *     http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */
import { Alert, Button } from '@backstage/ui';
import { useText } from '../../translation';
import { UserCredentialsOptions } from './userCredentialsSchema';
import { useUserCredentials } from './useUserCredentials';

/** @internal */
export interface UserCredentialsProps {
  /** The repository that is written to. */
  repository?: string;
  options?: UserCredentialsOptions;
  /** Whether nothing is written without. */
  isRequired: boolean;
}

/**
 * Asks for the user's own credentials for a repository, where a template wants
 * them, and says how far that is.
 *
 * @internal
 */
export function UserCredentials(props: UserCredentialsProps) {
  const { repository, options, isRequired } = props;
  if (!repository || !options || (options.onlyIfRequired && !isRequired)) {
    return null;
  }
  const { host } = new URL(repository);
  return <CredentialsOf key={host} repository={repository} options={options} />;
}

function CredentialsOf(props: {
  repository: string;
  options: UserCredentialsOptions;
}) {
  const t = useText();
  const { host } = new URL(props.repository);
  const { state, problem, ask } = useUserCredentials(
    props.repository,
    props.options,
  );
  switch (state) {
    case 'given':
      return (
        <Alert
          role="status"
          status="success"
          icon
          title={t('userCredentials.given', { host })}
        />
      );
    case 'failed':
      return (
        <Alert
          role="alert"
          status="warning"
          icon
          title={t('userCredentials.failed', { host })}
          description={problem}
          customActions={
            <Button variant="tertiary" onPress={ask}>
              {t('userCredentials.ask')}
            </Button>
          }
        />
      );
    default:
      return (
        <Alert
          role="status"
          status="info"
          loading
          title={t('userCredentials.asking', { host })}
        />
      );
  }
}
