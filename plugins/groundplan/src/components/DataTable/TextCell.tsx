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

import { Cell, Text } from '@backstage/ui';
import { Breakable } from '../../text/Breakable';

/** Text that is shown whole: what is long is cut off by CellText. @internal */
export function TextCell(props: { title: string; description?: string }) {
  const { title, description } = props;
  return (
    <Cell style={{ overflowWrap: 'anywhere' }}>
      <Text as="p">
        <Breakable text={title} />
      </Text>
      {description && (
        <Text as="p" color="secondary">
          <Breakable text={description} />
        </Text>
      )}
    </Cell>
  );
}
