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

import {
  Button,
  Dialog,
  DialogBody,
  DialogHeader,
  DialogTrigger,
} from '@backstage/ui';
import { ProfileId } from '../../api';
import { QueryState } from '../../components/QueryState';
import { useProfileValues } from '../../query';
import { useText } from '../../translation';
import { ValuesInput } from './ValuesInput';

interface ValuesDialogProps {
  profile: ProfileId;
  /** Those that are given instead of the chart's own. */
  values?: string;
  isDisabled?: boolean;
  /** With nothing for the chart's own. */
  onSave: (values: string | undefined) => void;
}

/** A button that opens the values of a chart. @internal */
export function ValuesDialog(props: ValuesDialogProps) {
  const { chart, version } = props.profile;
  const t = useText();
  return (
    <DialogTrigger>
      <Button
        size="small"
        variant="secondary"
        isDisabled={props.isDisabled}
        aria-label={t('profiles.valuesOf', { chart })}
      >
        {t(props.values === undefined ? 'profiles.own' : 'profiles.changed')}
      </Button>
      <Dialog width={800}>
        <DialogHeader>{`${chart} ${version}`}</DialogHeader>
        <ValuesOfChart {...props} />
      </Dialog>
    </DialogTrigger>
  );
}

function ValuesOfChart(props: ValuesDialogProps) {
  const query = useProfileValues(props.profile);
  if (!query.data) {
    return (
      <DialogBody>
        <QueryState query={query} small>
          {() => null}
        </QueryState>
      </DialogBody>
    );
  }
  return <ValuesInput {...props} own={query.data.values} />;
}
