import type { lowBalanceEnglish } from '../english/lowBalance.ts';
import type { Translation } from '../Messages.ts';

export const lowBalance: Translation<typeof lowBalanceEnglish> = {
  'lowBalance.low': 'शेष कम हो रहा है',
  'lowBalance.critical': 'शेष लगभग समाप्त है',
  'lowBalance.empty': 'शेष समाप्त हो गया',
  'lowBalance.owed': '{amount} बकाया',
  'lowBalance.owedExplanation': 'अगला टॉप-अप पहले इसे चुकाएगा।',
  'lowBalance.emptyExplanation': 'राशि जुड़ने तक भुगतान अस्वीकार होंगे।',
  'lowBalance.left': '{amount} बचे हैं।',
  'lowBalance.leftFor': '{amount} बचे हैं, मौजूदा गति से लगभग {days}।',
  'lowBalance.leftToday': '{amount} बचे हैं, मौजूदा गति से एक दिन से कम।',
  'lowBalance.autoTopUpPaused': 'ऑटो टॉप-अप रुका हुआ है',
  'lowBalance.autoTopUpFailed': 'पिछला ऑटो टॉप-अप अस्वीकार हुआ',
  'lowBalance.autoTopUpRequiresAction': 'ऑटो टॉप-अप को आपकी पुष्टि चाहिए',
  'lowBalance.autoTopUpLimitReached': 'ऑटो टॉप-अप सीमा पर पहुँच गया',
  'lowBalance.fundsExpiring': '{amount} {date} को समाप्त होंगे',
  'lowBalance.also': '{text}।',
  'lowBalance.addFunds': 'राशि जोड़ें',
  'lowBalance.review': 'देखें',
  'lowBalance.confirm': 'पुष्टि करें',
  'lowBalance.dismiss': 'छिपाएँ',
};
