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

import { Button, Text } from '@backstage/ui';
import {
  isSecretName,
  OutputsResponse,
} from 'backstage-plugin-groundplan-common';
import { useState } from 'react';
import { useText } from '../../../translation';
import { Code } from '../../Section';

type Output = Partial<OutputsResponse['items'][number]> & { name: string };

/**
 * An output, with its value where that was read. The Secret does not say which are
 * sensitive: those that are called so take another click.
 *
 * @internal
 */
export function OutputItem(props: { output: Output }) {
  const { name, type, value } = props.output;
  const t = useText();
  const [isShown, setShown] = useState(!isSecretName(name));
  return (
    <li>
      <Text as="span">{type ? `${name} (${type})` : name}</Text>
      {value !== undefined &&
        (isShown ? (
          <Code text={value} label={name} copy />
        ) : (
          <>
            {' '}
            <Button
              size="small"
              variant="tertiary"
              aria-label={t('facets.showValue', { name })}
              onPress={() => setShown(true)}
            >
              {t('facets.show')}
            </Button>
          </>
        ))}
    </li>
  );
}
