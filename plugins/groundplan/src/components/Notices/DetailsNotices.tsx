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

import { DetailsBase } from 'backstage-plugin-groundplan-common';
import { FindingNotice } from './FindingNotice';
import { HostNotice } from './HostNotice';
import { UnreadableNotice } from './UnreadableNotice';

/** All that limits the truth of a tab, or that somebody should mend. @internal */
export function DetailsNotices(props: { details: DetailsBase }) {
  const { details } = props;
  return (
    <>
      <HostNotice host={details.hostState} />
      {details.unreadable
        .filter(kind => kind.state !== details.hostState.state)
        .map(kind => (
          <UnreadableNotice
            key={`${kind.group}/${kind.kind}`}
            host={details.hostState.name}
            kind={kind}
          />
        ))}
      {details.findings.map((finding, index) => (
        <FindingNotice key={`${finding.id}-${index}`} finding={finding} />
      ))}
    </>
  );
}
