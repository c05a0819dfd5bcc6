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
import { useApiHolder } from '@backstage/frontend-plugin-api';
import { scmAuthApiRef } from '@backstage/integration-react';
import { useTemplateSecrets } from '@backstage/plugin-scaffolder-react';
import { useCallback, useEffect, useRef, useState } from 'react';
import { UserCredentialsOptions } from './userCredentialsSchema';

/**
 * Puts the user's token for the host of a repository into the secrets of the
 * form, from where it goes to the task and nowhere else.
 *
 * @internal
 */
export function useUserCredentials(
  repository: string,
  options: UserCredentialsOptions,
) {
  const { secretsKey, additionalScopes } = options;
  const { setSecrets } = useTemplateSecrets();
  const scmAuth = useApiHolder().get(scmAuthApiRef);
  const [problem, setProblem] = useState<string>();
  const [isGiven, setGiven] = useState(false);
  const { origin } = new URL(repository);
  const latest = useRef({ setSecrets, additionalScopes });
  latest.current = { setSecrets, additionalScopes };

  const ask = useCallback(async () => {
    setProblem(undefined);
    // One for another host must not be sent to this one
    latest.current.setSecrets({ [secretsKey]: '' });
    try {
      if (!scmAuth) {
        throw new Error('The app has no ScmAuthApi');
      }
      const { token } = await scmAuth.getCredentials({
        url: origin,
        additionalScope: {
          repoWrite: true,
          customScopes: latest.current.additionalScopes,
        },
      });
      latest.current.setSecrets({ [secretsKey]: token });
      setGiven(true);
    } catch (error) {
      setProblem((error as Error).message);
    }
  }, [scmAuth, origin, secretsKey]);

  useEffect(() => {
    ask();
  }, [ask]);

  let state: 'asking' | 'given' | 'failed' = isGiven ? 'given' : 'asking';
  if (problem !== undefined) {
    state = 'failed';
  }
  return { state, problem, ask };
}
