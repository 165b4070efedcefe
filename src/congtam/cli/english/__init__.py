"""What is said of packs and of what is entered, in English.

Packs, cases and entries are looked over in Vietnamese, the language of those who write them. Here stands,
beside each of those sentences, its English; {} is where something is put in. What a pack itself says stays.
"""
