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

import { Text } from '@backstage/ui';
import { relativeTime } from '../../text/relativeTime';
import { useNow } from '../../text/useNow';

/** A moment, as the time that has passed since; ticking. @internal */
export function RelativeTime(props: {
  time?: string;
  prefix?: string;
  /** Where there is little room. */
  short?: boolean;
}) {
  const now = useNow();
  const text = relativeTime(props.time, now, props.short ? 'short' : 'long');
  if (!text) {
    return (
      <Text as="span" variant="body-medium" color="secondary">
        –
      </Text>
    );
  }
  return (
    <time
      dateTime={props.time}
      title={props.time}
      style={{ whiteSpace: 'nowrap' }}
    >
      {props.prefix}
      {text}
    </time>
  );
}
